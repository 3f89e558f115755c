import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Command } from '../shell/types.ts';
import { insertListItemAfter } from './list-items.ts';
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

/** Writes words behind the last one of a list, in its layout; also where the words are the strings of an exec form. */
export function insertItemsAfter(
  dockerfile: Dockerfile,
  instruction: Instruction,
  command: Pick<Command, 'wrappedBy'>,
  last: Placed,
  items: readonly string[],
): Edit[] {
  if (items.length === 0) return [];
  const { end } = last.range;
  const isWord = instruction.json === undefined || command.wrappedBy.includes('-c');
  const edits = items.flatMap((item) =>
    isWord
      ? insertListItemAfter(dockerfile, last, item)
      : insertOptionAfter(instruction, command, last, item),
  );
  return [{ start: end, end, text: edits.map(({ text }) => text).join('') }];
}
