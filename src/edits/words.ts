import type { Pair } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';

/** Anything with a place: a word of an instruction or of a shell command, a command, a comment. */
export interface Placed {
  readonly range: Range;
}

/** Puts `text` in the place of a word; quotes, where they are wanted, are part of `text`. */
export function replaceWord(word: Placed, text: string): Edit[] {
  return [{ start: word.range.start, end: word.range.end, text }];
}

/** Writes words behind another one on its line, one blank between. */
export function insertWordsAfter(word: Placed, text: string): Edit[] {
  return [{ start: word.range.end, end: word.range.end, text: ` ${text}` }];
}

/** Writes words before another one on its line, one blank between. */
export function insertWordsBefore(word: Placed, text: string): Edit[] {
  return [{ start: word.range.start, end: word.range.start, text: `${text} ` }];
}

/** Takes out the words from `first` on, up to `next`, which stays with what follows it. */
export function removeWordsBefore(first: Placed, next: Placed): Edit[] {
  return [{ start: first.range.start, end: next.range.start, text: '' }];
}

/** Leaves the name alone and drops `=value`: an ARG without a default. */
export function removeValue(pair: Pair): Edit[] {
  return [{ start: pair.keyRange.end, end: pair.range.end, text: '' }];
}

/** Gives an ARG another default. */
export function setDefault(pair: Pair, value: string): Edit[] {
  return [{ start: pair.keyRange.end, end: pair.range.end, text: `=${value}` }];
}
