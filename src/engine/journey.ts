import type { Dockerfile } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import { Passage } from './passage.ts';
import type { TextEdit } from './text-edits.ts';

/** The way of the Dockerfile's text through the passes: offsets lead back to the original and on to the latest text. */
export class Journey {
  readonly original: Dockerfile;
  readonly #passages: Passage[] = [];

  constructor(original: Dockerfile) {
    this.original = original;
  }

  /** Number of passes behind us. */
  get passes(): number {
    return this.#passages.length;
  }

  /** Goes on to the next text. */
  travel(edits: readonly TextEdit[]): void {
    this.#passages.push(new Passage(edits));
  }

  /** Place in the original of a range of the latest text. */
  origin({ start, end }: Range): Range {
    const back = (offset: number) => this.#passages.reduceRight((at, passage) => passage.back(at), offset);
    return { start: back(start), end: back(end) };
  }

  /** 1-based line in the original. */
  originalLine(range: Range): number {
    return this.original.position(this.origin(range).start).line;
  }

  /** Place in the latest text of an offset in the text that `pass` started from. */
  latest(offset: number, pass: number): number {
    return this.#passages.slice(pass).reduce((at, passage) => passage.forward(at), offset);
  }
}
