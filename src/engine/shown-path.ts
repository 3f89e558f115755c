import { posix } from 'node:path';
import type { Context } from '../context/types.ts';

/** Path of a file of the context as it is shown to the user: seen from where the Dockerfile's own path is seen from. */
export function shownPath(dockerfilePath: string, context: Context, file: string): string {
  const root = context.root?.replaceAll('\\', '/') ?? '/';
  const directory = posix.dirname(posix.resolve(root, context.dockerfile));
  const fromDockerfile = posix.relative(directory, posix.resolve(root, file));
  return posix.join(posix.dirname(dockerfilePath), fromDockerfile);
}
