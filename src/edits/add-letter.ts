import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { GivenOptions } from '../shell/letters.ts';
import type { Command } from '../shell/types.ts';
import { insertOptionAfter } from './insert-option.ts';

/** Gives a call one letter more: in front of, or behind, those that it has, or in a word of its own behind its name. */
export function addLetter(
  instruction: Instruction,
  command: Command,
  { cluster }: GivenOptions,
  letter: string,
  where: 'first' | 'last',
): Edit[] {
  const [name] = command.words;
  if (cluster === undefined)
    return name === undefined ? [] : insertOptionAfter(instruction, command, name, `-${letter}`);
  const at = where === 'first' ? cluster.range.start + 1 : cluster.range.end;
  return [{ start: at, end: at, text: letter }];
}
