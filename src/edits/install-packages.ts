import { installInstruction } from '../build/install-place.ts';
import type { PackageInstall } from '../build/lacking-packages.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionBefore } from './insert-instruction.ts';
import { insertListItemAfter } from './list-items.ts';

/** Puts packages behind those of an install that there is, else writes a RUN of their own. */
export function installPackages(
  dockerfile: Dockerfile,
  { call, before, manager, packages }: PackageInstall,
): Edit[] {
  const last = call?.packages.at(-1);
  if (last === undefined)
    return insertInstructionBefore(dockerfile, before.instruction, installInstruction(manager, packages));
  const { end } = last.word.range;
  const items = packages.flatMap((name) => insertListItemAfter(dockerfile, last.word, name));
  return [{ start: end, end, text: items.map(({ text }) => text).join('') }];
}
