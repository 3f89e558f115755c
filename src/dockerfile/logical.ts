import type { Range } from '../range.ts';
import { skipSpace } from './space.ts';
import type { LogicalText } from './types.ts';

/** Pieces of a source, put together. At least one piece is needed (it may be empty), so that every index has an offset. */
export function joinRanges(source: string, pieces: readonly Range[]): LogicalText {
  return new Pieces(source, pieces);
}

/** Texts one after the other; at least one. */
export function concatLogical(parts: readonly LogicalText[]): LogicalText {
  return new Concatenation(parts);
}

/** A text that stands at an offset. */
export function placedText(text: string, offset: number): LogicalText {
  return {
    text,
    offset: (index) => offset + index,
    range: (start, end) => ({ start: offset + start, end: offset + end }),
  };
}

/** The part `[start, end)` of a logical text, with its own indexes. */
export function sliceLogical(logical: LogicalText, start: number, end: number): LogicalText {
  return new Slice(logical, start, end);
}

/** What the builder reads of one instruction's range (heredoc bodies left out), or of a part of it that starts anywhere
 *  in a line: continuation characters, comments and empty lines between the lines are gone. */
export function logicalText(text: string, range: Range, escape: string): LogicalText {
  return spliceLines(text, range, escape).logical;
}

/** As `logicalText`; `end` is the offset behind the last line that says something. */
export function spliceLines(
  text: string,
  range: Range,
  escape: string,
): { logical: LogicalText; end: number } {
  const pieces: Range[] = [];
  let end = range.start;
  let start = range.start;
  while (start < range.end || pieces.length === 0) {
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed + 1;
    const lineEnd = endOfLine(text, start, feed === -1 ? next : feed);
    const stop = Math.min(lineEnd, range.end);
    if (pieces.length === 0 || saysSomething(text, start, stop)) {
      const mark = stop < lineEnd ? -1 : continuationMark(text, start, stop, escape);
      pieces.push({ start, end: mark === -1 ? stop : mark });
      end = stop;
      if (mark === -1) break;
    }
    start = next;
  }
  return { logical: new Pieces(text, pieces), end };
}

/** Index of the character that continues the line `[start, end)` on the next one, else -1. A doubled one never does. */
export function continuationMark(text: string, start: number, end: number, escape: string): number {
  let last = end - 1;
  while (last >= start && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < start || text[last] !== escape) return -1;
  return text[last - 1] === escape ? -1 : last;
}

function endOfLine(text: string, start: number, feed: number): number {
  let end = feed;
  while (end > start && text[end - 1] === '\r') end--;
  return end;
}

function saysSomething(text: string, start: number, end: number): boolean {
  const first = skipSpace(text, start, end);
  return first < end && text[first] !== '#';
}

class Pieces implements LogicalText {
  readonly text: string;
  readonly #pieces: readonly Range[];
  /** Index in `text` where each piece begins. */
  readonly #indexes: readonly number[];

  constructor(source: string, pieces: readonly Range[]) {
    this.#pieces = pieces;
    this.#indexes = runningTotal(pieces.map(({ start, end }) => end - start));
    this.text = pieces.map(({ start, end }) => source.slice(start, end)).join('');
  }

  offset(index: number): number {
    if (index > 0 && index >= this.text.length) return this.offset(this.text.length - 1) + 1;
    const piece = lastAtOrBelow(this.#indexes, index);
    return (this.#pieces[piece]?.start ?? 0) + index - (this.#indexes[piece] ?? 0);
  }

  range(start: number, end: number): Range {
    return rangeOf(this, start, end);
  }
}

class Concatenation implements LogicalText {
  readonly text: string;
  readonly #parts: readonly LogicalText[];
  readonly #indexes: readonly number[];

  constructor(parts: readonly LogicalText[]) {
    this.#parts = parts;
    this.#indexes = runningTotal(parts.map(({ text }) => text.length));
    this.text = parts.map(({ text }) => text).join('');
  }

  offset(index: number): number {
    if (index > 0 && index >= this.text.length) return this.offset(this.text.length - 1) + 1;
    const part = lastAtOrBelow(this.#indexes, index);
    return this.#parts[part]?.offset(index - (this.#indexes[part] ?? 0)) ?? 0;
  }

  range(start: number, end: number): Range {
    return rangeOf(this, start, end);
  }
}

class Slice implements LogicalText {
  readonly text: string;
  readonly #whole: LogicalText;
  readonly #start: number;

  constructor(whole: LogicalText, start: number, end: number) {
    this.text = whole.text.slice(start, end);
    this.#whole = whole;
    this.#start = start;
  }

  offset(index: number): number {
    if (index > 0 && index >= this.text.length)
      return this.#whole.offset(this.#start + this.text.length - 1) + 1;
    return this.#whole.offset(this.#start + index);
  }

  range(start: number, end: number): Range {
    return rangeOf(this, start, end);
  }
}

function rangeOf(logical: LogicalText, start: number, end: number): Range {
  const from = logical.offset(start);
  return { start: from, end: end > start ? logical.offset(end - 1) + 1 : from };
}

/** Where each of the lengths begins when they are laid end to end. */
function runningTotal(lengths: readonly number[]): number[] {
  let total = 0;
  return lengths.map((length) => (total += length) - length);
}

/** Index of the last number in an ascending list that is not above `value`; 0 where all are. */
export function lastAtOrBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}
