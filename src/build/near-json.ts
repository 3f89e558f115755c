import { readJsonForm } from '../dockerfile/json.ts';
import type { Range } from '../range.ts';

/** What is to be written at a place of a text so that it becomes JSON. */
export interface Slip extends Range {
  readonly text: string;
}

export interface Mended {
  readonly slips: readonly Slip[];
  readonly fault: string;
}

/** Typographic quotes, and the single one, with those that may close them. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['“', '”“'],
  ['”', '”“'],
  ['„', '“”'],
  ['‘', '’‘'],
  ['’', '’‘'],
]);

/** Characters of a word without quotes: none that means something to a shell. */
const BARE = /^[\w./:=@%+-]$/;

/**
 * The few changes that make a list in brackets a JSON array of strings: other quotes, a comma or the bracket that is missing, a
 * comma or a semicolon that is too much. Undefined where it is one already, and where it is not certain what was meant.
 */
export function mendArray(text: string): Mended | undefined {
  const reader = new Reader(text);
  if (!reader.read() || reader.slips.length === 0) return undefined;
  const mended = apply(text, reader.slips);
  return readJsonForm(mended).kind === 'strings' ? { slips: reader.slips, fault: reader.fault } : undefined;
}

interface Element extends Range {
  readonly quoted: boolean;
}

class Reader {
  readonly slips: Slip[] = [];
  fault = '';
  readonly #text: string;
  #at = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** False where this is no such list. */
  read(): boolean {
    if (this.#text[0] !== '[') return false;
    let last: Element | undefined;
    let comma: number | undefined;
    for (;;) {
      this.#skipBlanks();
      const char = this.#text[this.#at];
      if (char === undefined) return last?.quoted === true && comma === undefined && this.#close(last);
      if (char === ']') return this.#end(comma);
      if (char === ',') {
        if (last === undefined || comma !== undefined) return false;
        comma = this.#at++;
        continue;
      }
      const element = this.#element();
      if (element === undefined) return false;
      if (last !== undefined && comma === undefined && !this.#separate(last, element)) return false;
      [last, comma] = [element, undefined];
    }
  }

  #close({ end }: Element): boolean {
    return this.#slip(end, end, ']', 'the closing bracket is missing');
  }

  #end(comma: number | undefined): boolean {
    if (comma !== undefined) this.#slip(comma, comma + 1, '', 'JSON has no comma behind the last string');
    const rest = this.#text.slice(this.#at + 1);
    if (rest.trim() === '') return true;
    return (
      rest.trim() === ';' && this.#slip(this.#at + 1, this.#text.length, '', 'nothing may follow the array')
    );
  }

  #separate(last: Element, next: Element): boolean {
    if (!last.quoted || !next.quoted || last.end === next.start) return false;
    return this.#slip(last.end, last.end, ',', 'a comma is missing');
  }

  #element(): Element | undefined {
    const start = this.#at;
    const char = this.#text[start] ?? '';
    if (char === '"') return this.#string(start);
    const closing = CLOSING.get(char);
    return closing === undefined ? this.#bare(start) : this.#quoted(start, closing);
  }

  #string(start: number): Element | undefined {
    let index = start + 1;
    while (index < this.#text.length && this.#text[index] !== '"')
      index += this.#text[index] === '\\' ? 2 : 1;
    if (index >= this.#text.length) return undefined;
    return this.#take({ start, end: index + 1, quoted: true });
  }

  #quoted(start: number, closing: string): Element | undefined {
    let index = start + 1;
    while (index < this.#text.length && !closing.includes(this.#text[index] ?? '')) {
      if (this.#text[index] === '"' || this.#text[index] === '\\') return undefined;
      index++;
    }
    if (index >= this.#text.length) return undefined;
    const fault = this.#text[start] === "'" ? 'JSON has no single quotes' : 'JSON has no typographic quotes';
    this.#slip(start, start + 1, '"', fault);
    this.#slip(index, index + 1, '"', fault);
    return this.#take({ start, end: index + 1, quoted: true });
  }

  #bare(start: number): Element | undefined {
    let index = start;
    while (BARE.test(this.#text[index] ?? '')) index++;
    if (index === start) return undefined;
    this.#slip(start, start, '"', 'strings of JSON stand in double quotes');
    this.#slip(index, index, '"', this.fault);
    return this.#take({ start, end: index, quoted: false });
  }

  #take(element: Element): Element {
    this.#at = element.end;
    return element;
  }

  #slip(start: number, end: number, text: string, fault: string): true {
    this.slips.push({ start, end, text });
    this.fault ||= fault;
    return true;
  }

  #skipBlanks(): void {
    while (/^\s$/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
}

function apply(text: string, slips: readonly Slip[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: written } of slips) {
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done);
}
