import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';

/** The value of a variable; not known where only the environment of whoever builds may tell. */
export type Lookup = (name: string) => Known<string>;

/** `${A:-${B:-…}}` nested deeper than this is not known. */
const MAX_DEPTH = 20;

/**
 * A text of a Compose file with its variables replaced. A variable that is told nowhere has its default, where one is
 * written. https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
 */
export function interpolate(text: string, lookup: Lookup): Known<string> {
  const reader = new Reader(text, lookup);
  return reader.until(undefined);
}

class Reader {
  readonly #text: string;
  readonly #lookup: Lookup;
  #at = 0;
  #depth = 0;

  constructor(text: string, lookup: Lookup) {
    this.#text = text;
    this.#lookup = lookup;
  }

  /** Up to a closing brace, which is taken, or the end. */
  until(stop: '}' | undefined): Known<string> {
    let value: Known<string> = known('');
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] === stop) {
        this.#at++;
        return value;
      }
      value = joined(value, this.#piece(stop));
    }
    return stop === undefined ? value : unknown('a brace is not closed');
  }

  #piece(stop: '}' | undefined): Known<string> {
    if (this.#text[this.#at] === '$') return this.#dollar();
    const start = this.#at;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '$' && this.#text[this.#at] !== stop)
      this.#at++;
    return known(this.#text.slice(start, this.#at));
  }

  #dollar(): Known<string> {
    this.#at++;
    if (this.#text[this.#at] === '$') {
      this.#at++;
      return known('$');
    }
    if (this.#text[this.#at] === '{') {
      this.#at++;
      return this.#braced();
    }
    const name = this.#name();
    return name === '' ? unknown('a $ stands before no name') : this.#lookup(name);
  }

  #braced(): Known<string> {
    const name = this.#name();
    const [operator = ''] = /^:?[-?+]|^\}/.exec(this.#text.slice(this.#at, this.#at + 2)) ?? [];
    this.#at += operator.length;
    if (name === '' || operator === '')
      return this.#rest(unknown('a variable is not written as Compose wants it'));
    const value = this.#lookup(name);
    if (operator === '}') return value;
    if (++this.#depth > MAX_DEPTH) return this.#rest(unknown('variables are nested too deep'));
    const word = this.until('}');
    this.#depth--;
    return resolved(value, word, operator);
  }

  /** What cannot be read makes the rest of the text unknown too. */
  #rest(value: Known<string>): Known<string> {
    this.#at = this.#text.length;
    return value;
  }

  #name(): string {
    const start = this.#at;
    while (/\w/.test(this.#text[this.#at] ?? '')) this.#at++;
    const name = this.#text.slice(start, this.#at);
    return /^\d/.test(name) ? '' : name;
  }
}

function resolved(value: Known<string>, word: Known<string>, operator: string): Known<string> {
  const isSet = value.known && (value.value !== '' || !operator.startsWith(':'));
  switch (operator.at(-1)) {
    case '-':
      return isSet ? value : word;
    case '+':
      return !value.known ? value : isSet ? word : known('');
    default:
      return isSet || !value.known ? value : unknown('a variable is required and empty');
  }
}

function joined(left: Known<string>, right: Known<string>): Known<string> {
  if (!left.known) return left;
  return right.known ? known(left.value + right.value) : right;
}
