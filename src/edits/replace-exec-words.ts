import { Bug } from '../errors.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';

/**
 * Replaces the words from `first` to `last` of a command, each included, in exec form or in shell form.
 *
 * `words` are values without quotes: in exec form each is written as a JSON string, in shell form as it stands. Words that
 * stay at either end are not touched, so that the line layout between the others is kept.
 */
export function replaceExecWords(
  instruction: Instruction,
  first: Word,
  last: Word,
  words: readonly string[],
): Edit[] {
  const all = instruction.json ?? instruction.words;
  const from = all.indexOf(first);
  const to = all.indexOf(last);
  if (from < 0 || to < from) throw new Bug('the words to replace are not words of the instruction, in order');
  if (words.length === 0) throw new Bug('a command needs at least one word');
  const old = all.slice(from, to + 1);
  const head = commonLength(old, words);
  const tail = commonLength(old.slice(head).toReversed(), words.slice(head).toReversed());
  const removed = old.slice(head, old.length - tail);
  const added = words.slice(head, words.length - tail);
  const write = (values: readonly string[]) =>
    instruction.json === undefined
      ? values.join(' ')
      : values.map((value) => JSON.stringify(value)).join(', ');
  const separator = instruction.json === undefined ? ' ' : ', ';

  const [firstRemoved, lastRemoved] = [removed[0], removed.at(-1)];
  const before = all[from + head - 1];
  const after = all[to + 1 - tail];
  if (firstRemoved === undefined || lastRemoved === undefined) {
    if (added.length === 0) return [];
    return after === undefined
      ? insertion(before?.range.end, separator + write(added))
      : insertion(after.range.start, write(added) + separator);
  }
  if (added.length > 0) {
    return [{ start: firstRemoved.range.start, end: lastRemoved.range.end, text: write(added) }];
  }
  return after === undefined
    ? [{ start: before?.range.end ?? firstRemoved.range.start, end: lastRemoved.range.end, text: '' }]
    : [{ start: firstRemoved.range.start, end: after.range.start, text: '' }];
}

function insertion(offset: number | undefined, text: string): Edit[] {
  return offset === undefined ? [] : [{ start: offset, end: offset, text }];
}

function commonLength(old: readonly Word[], words: readonly string[]): number {
  const different = words.findIndex((word, index) => old[index]?.value !== word);
  return different < 0 ? words.length : different;
}
