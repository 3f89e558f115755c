import { join } from './paths.ts';

/** Paths put together, seen from the root of the context; undefined where they leave it or are not known. */
export function repositoryPath(...parts: readonly string[]): string | undefined {
  if (parts.some((part) => part.startsWith('/') || part.includes('$') || part.includes('://')))
    return undefined;
  const path = parts.reduce((from, part) => join(from, part), '.');
  return path === '..' || path.startsWith('../') ? undefined : path === '.' ? '' : path;
}
