import { posix } from 'node:path';

/** `path` as seen from the directory `from`, without `.` and `..`, without a slash at the end. */
export function join(from: string, path: string): string {
  const joined = path.startsWith('/') ? posix.normalize(path) : posix.join(from, path);
  return joined.length > 1 && joined.endsWith('/') ? joined.slice(0, -1) : joined;
}

/** True where `path` is `directory` or lies in it. */
export function within(directory: string, path: string): boolean {
  return directory === '/' || path === directory || path.startsWith(`${directory}/`);
}

/** The directory of a path in the context, `''` for its root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
