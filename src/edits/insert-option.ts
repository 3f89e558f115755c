import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Command } from '../shell/types.ts';
import { insertWordsAfter, type Placed } from './words.ts';

/** Writes an option behind a word of a command, also where the words are the strings of an exec form. */
export function insertOptionAfter(
  instruction: Instruction,
  command: Pick<Command, 'wrappedBy'>,
  word: Placed,
  option: string,
): Edit[] {
  if (instruction.json === undefined || command.wrappedBy.includes('-c'))
    return insertWordsAfter(word, option);
  const { end } = word.range;
  return [{ start: end, end, text: `, ${JSON.stringify(option)}` }];
}
