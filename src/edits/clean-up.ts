import type { CleanupPlace } from '../build/cleanup-place.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { appendCommand } from './commands.ts';
import { insertListItemAfter } from './list-items.ts';

/** Has a RUN remove a path: by the `rm -rf` that ends it where there is one, else by one of its own. */
export function removePath(
  dockerfile: Dockerfile,
  run: Instruction,
  { end, remover, prefix }: CleanupPlace,
  path: string,
): Edit[] {
  const last = remover?.words.at(-1);
  return last === undefined || run.json !== undefined
    ? appendCommand(dockerfile, run, end, `${prefix}rm -rf ${path}`)
    : insertListItemAfter(dockerfile, last, path);
}

/** Has a RUN call a package manager once more, to clean up behind it. */
export function cleanUp(
  dockerfile: Dockerfile,
  run: Instruction,
  { end, prefix }: CleanupPlace,
  call: string,
): Edit[] {
  return appendCommand(dockerfile, run, end, prefix + call);
}
