import type { LogicalText } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';

/** Text that a shell reads, with the way back to offsets. */
export interface Source extends LogicalText {
  /** What an outer shell puts in before this text is read, e.g. `$X` in `sh -c "echo $X"`; in order, apart. */
  readonly foreign: readonly Range[];
}

/** Text made of characters of another text: character `i` came from `[starts[i], ends[i])` of the outer one. */
export function derived(outer: LogicalText, decoded: Decoded): Source {
  const { text, starts, ends, foreign } = decoded;
  const fallback = ends.at(-1) ?? decoded.empty;
  const range = (start: number, end: number): Range => {
    const from = starts[start] ?? fallback;
    return outer.range(from, end > start ? (ends[end - 1] ?? fallback) : from);
  };
  return { text, foreign, range, offset: (index) => outer.offset(starts[index] ?? fallback) };
}

/** Text that is made from the whole of another place, so that only that place can be named. */
export function madeFrom(outer: LogicalText, text: string, start: number, end: number): Source {
  return { text, foreign: [], range: () => outer.range(start, end), offset: () => outer.offset(start) };
}

/** True where one of the ranges shares a character with `[start, end)`. */
export function overlaps(ranges: readonly Range[], start: number, end: number): boolean {
  const first = ranges[lowerBound(ranges.length, (i) => (ranges[i]?.end ?? 0) > start)];
  return first !== undefined && first.start < end;
}

/** First index in `0 … length` for which `holds` is true, where it is false before and true after. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A text under construction, character by character, with the place where each came from. */
export class Decoded {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly foreign: Range[] = [];
  /** Place of the text where it has no characters. */
  readonly empty: number;

  constructor(empty: number) {
    this.empty = empty;
  }

  /** Adds text that all comes from one place. */
  add(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start);
      this.ends.push(end);
    }
    this.text += text;
  }

  /** Adds text as it stands at a place. */
  copy(text: string, start: number): void {
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start + i);
      this.ends.push(start + i + 1);
    }
    this.text += text;
  }

  /** Adds text as it stands, which something else is put in for. */
  copyForeign(text: string, start: number): void {
    this.foreign.push({ start: this.text.length, end: this.text.length + text.length });
    this.copy(text, start);
  }

  /** Adds text where a backslash before one of `escapable` is dropped; one before a line feed goes with it. */
  unescape(text: string, start: number, escapable: string | undefined): void {
    for (let i = 0; i < text.length; i++) {
      const next = text[i + 1];
      if (text[i] !== '\\' || next === undefined || !(escapable?.includes(next) ?? true)) {
        this.add(text[i] ?? '', start + i, start + i + 1);
        continue;
      }
      if (next !== '\n') this.add(next, start + i, start + i + 2);
      i++;
    }
  }
}
