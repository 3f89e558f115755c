import { lastAtOrBelow } from './logical.ts';

const CR = 13;

/** Lines of a text as BuildKit reads them: only a line feed ends one, and every `\r` before it belongs to the break. */
export class Lines {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Number of lines; what follows the last line break counts, even when it is empty. */
  get count(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of the 0-based line. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Offset behind the last character of the 0-based line, before its line break. */
  end(line: number): number {
    const start = this.start(line);
    let end = this.next(line);
    if (end > start && this.text.charCodeAt(end - 1) === 10) end--;
    while (end > start && this.text.charCodeAt(end - 1) === CR) end--;
    return end;
  }

  /** Offset behind the line break of the 0-based line. */
  next(line: number): number {
    return this.#starts[line + 1] ?? this.text.length;
  }

  /** 0-based line that holds the offset; a line break belongs to the line that it ends. */
  at(offset: number): number {
    return lastAtOrBelow(this.#starts, offset);
  }

  /** Line break of the 0-based line, of the one before where it has none, else a line feed. */
  eol(line: number): '\n' | '\r\n' {
    const broken = line + 1 < this.count ? line : line - 1;
    if (broken < 0) return '\n';
    const feed = this.next(broken) - 1;
    return feed > this.start(broken) && this.text.charCodeAt(feed - 1) === CR ? '\r\n' : '\n';
  }
}
