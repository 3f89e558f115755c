import { HclError } from './syntax.ts';
import type { Block, Body, Expression } from './syntax.ts';

/** Brackets nested deeper than this are not read. */
const MAX_DEPTH = 100;

const NAME = /[A-Za-z_][\w-]*/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\r]+|#[^\n]*|\/\/[^\n]*/y;
const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)[ \t\r]*\n/y;
const OPERATOR = /==|!=|<=|>=|&&|\|\||[-+*/%<>]/y;

/** From the weakest to the strongest. */
const STRENGTHS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Reads a file. Throws HclError. */
export function parseHcl(text: string): Body {
  return new Parser(text.replace(/^\uFEFF/, '')).file();
}

/** Reads a text with `${…}` in it, as the strings of a JSON file are. Throws HclError. */
export function parseTemplate(text: string): Expression {
  return new Parser(text).template(undefined);
}

class Parser {
  readonly #text: string;
  #at = 0;
  /** In brackets a line break is a blank. */
  #brackets = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  file(): Body {
    const body = this.#body();
    if (this.#at < this.#text.length) this.#fail('something else is expected');
    return body;
  }

  #body(): Body {
    const attributes = new Map<string, Expression>();
    const blocks: Block[] = [];
    for (;;) {
      this.#lines();
      const name = this.#match(NAME) ?? this.#quotedKey();
      if (name === undefined) return { attributes, blocks };
      this.#blanks();
      if (this.#text[this.#at] === '=' && this.#text[this.#at + 1] !== '=') {
        this.#at++;
        attributes.set(name, this.#expression());
      } else blocks.push(this.#block(name));
    }
  }

  /** `"default" = …` stands in files that were JSON. */
  #quotedKey(): string | undefined {
    return this.#text[this.#at] === '"' ? this.#plainString() : undefined;
  }

  #block(type: string): Block {
    const labels: string[] = [];
    for (;;) {
      this.#blanks();
      const label = this.#text[this.#at] === '"' ? this.#plainString() : this.#match(NAME);
      if (label === undefined) break;
      labels.push(label);
    }
    this.#expect('{');
    const outer = this.#brackets;
    this.#brackets = 0;
    const body = this.#nested(() => this.#body());
    this.#brackets = outer;
    this.#expect('}');
    return { type, labels, body };
  }

  #plainString(): string {
    const read = this.#string();
    return read.kind === 'literal' ? String(read.value) : this.#fail('a name has no variables');
  }

  #expression(): Expression {
    return this.#nested(() => {
      const test = this.#operation(0);
      if (!this.#take('?')) return test;
      this.#brackets++;
      const yes = this.#expression();
      this.#expect(':');
      this.#brackets--;
      return { kind: 'choice', test, yes, no: this.#expression() };
    });
  }

  #operation(strength: number): Expression {
    const operators = STRENGTHS[strength];
    if (operators === undefined) return this.#unary();
    let left = this.#operation(strength + 1);
    for (;;) {
      const at = this.#at;
      this.#blanks();
      const operator = this.#match(OPERATOR);
      if (operator === undefined || !operators.includes(operator)) {
        this.#at = at;
        return left;
      }
      left = { kind: 'operation', operator, left, right: this.#operation(strength + 1) };
    }
  }

  #unary(): Expression {
    if (this.#take('!')) return { kind: 'not', of: this.#nested(() => this.#unary()) };
    if (!this.#take('-')) return this.#parts(this.#term());
    const right = this.#nested(() => this.#unary());
    return { kind: 'operation', operator: '-', left: { kind: 'literal', value: 0 }, right };
  }

  /** `.name`, `[0]` and `["name"]` behind a term. */
  #parts(term: Expression): Expression {
    for (let of = term; ;) {
      const next = this.#text[this.#at];
      if (next === '.' && this.#text[this.#at + 1] !== '.') {
        this.#at++;
        const name = this.#match(NAME) ?? this.#match(NUMBER);
        const key: Expression = { kind: 'literal', value: name ?? '' };
        if (name !== undefined) of = { kind: 'part', of, key };
        else if (this.#take('*')) of = { kind: 'unread', reason: 'it takes a part of every item' };
        else this.#fail('the name of a part is missing');
      } else if (next === '[') {
        this.#at++;
        if (this.#take('*')) {
          this.#expect(']');
          of = { kind: 'unread', reason: 'it takes a part of every item' };
        } else of = { kind: 'part', of, key: this.#bracketed(']', () => this.#expression()) };
      } else return of;
    }
  }

  #term(): Expression {
    this.#blanks();
    const heredoc = this.#heredoc();
    if (heredoc !== undefined) return heredoc;
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case '(':
        this.#at++;
        return this.#bracketed(')', () => this.#expression());
      case '[':
        this.#at++;
        return this.#bracketed(']', () => this.#list(']'));
      case '{':
        this.#at++;
        return this.#bracketed('}', () => this.#object());
      default:
        return this.#word();
    }
  }

  #word(): Expression {
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const name = this.#match(NAME) ?? this.#fail('a value is expected');
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    if (this.#text[this.#at] !== '(') return { kind: 'variable', name };
    this.#at++;
    const list = this.#bracketed(')', () => this.#list(')'));
    return list.kind === 'list' ? { kind: 'call', name, items: list.items } : list;
  }

  /** What stands in brackets, the closing one taken. */
  #bracketed<T>(close: string, read: () => T): T {
    this.#brackets++;
    const value = this.#nested(read);
    this.#brackets--;
    this.#expectClosing(close);
    return value;
  }

  #expectClosing(close: string): void {
    this.#lines();
    this.#expect(close);
  }

  #list(close: string): Expression {
    if (this.#isLoop()) return this.#loop(close);
    const items: Expression[] = [];
    let spreads = false;
    for (;;) {
      this.#lines();
      if (this.#text[this.#at] === close) break;
      items.push(this.#expression());
      spreads ||= this.#take('...');
      if (!this.#take(',')) break;
    }
    return spreads ? { kind: 'unread', reason: 'it spreads a list' } : { kind: 'list', items };
  }

  #object(): Expression {
    if (this.#isLoop()) return this.#loop('}');
    const entries: [Expression, Expression][] = [];
    for (;;) {
      this.#lines();
      if (this.#text[this.#at] === '}') return { kind: 'object', entries };
      const read = this.#expression();
      const key: Expression = read.kind === 'variable' ? { kind: 'literal', value: read.name } : read;
      if (!this.#take(':')) this.#expect('=');
      entries.push([key, this.#expression()]);
      if (this.#take(',')) continue;
      const end = this.#at;
      this.#lines();
      const isApart = this.#text[this.#at] === '}' || this.#text.slice(end, this.#at).includes('\n');
      if (!isApart) this.#fail('a comma or a line break is expected');
    }
  }

  #isLoop(): boolean {
    this.#lines();
    return /^for\s/.test(this.#text.slice(this.#at, this.#at + 4));
  }

  /** Passes over a `for`, up to the bracket that closes it. */
  #loop(close: string): Expression {
    const closing: string[] = [];
    while (this.#at < this.#text.length) {
      this.#lines();
      const char = this.#text[this.#at] ?? '';
      if (closing.length === 0 && char === close) break;
      if (char === '"') this.#string();
      else {
        const opened = { '[': ']', '{': '}', '(': ')' }[char];
        if (opened !== undefined) closing.push(opened);
        else if (char === closing.at(-1)) closing.pop();
        this.#at++;
      }
    }
    return { kind: 'unread', reason: 'it is made in a loop' };
  }

  #string(): Expression {
    this.#at++;
    return this.template('"');
  }

  /** A text with `${…}` up to a quote, which is taken, or to the end. */
  template(stop: '"' | undefined): Expression {
    const parts: Expression[] = [];
    let text = '';
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || char === stop) break;
      const next = this.#text[this.#at + 1];
      const isSign = char === '$' || char === '%';
      if (char === '\\' && stop !== undefined) text += this.#escape();
      else if (isSign && next === char && this.#text[this.#at + 2] === '{') {
        text += `${char}{`;
        this.#at += 3;
      } else if (isSign && next === '{') {
        parts.push({ kind: 'literal', value: text }, this.#inserted(char));
        text = '';
      } else if (char === '\n' && stop !== undefined) this.#fail('a string goes on over several lines');
      else {
        text += char;
        this.#at++;
      }
    }
    if (stop !== undefined) this.#expect(stop);
    if (parts.length === 0) return { kind: 'literal', value: text };
    return { kind: 'template', parts: [...parts, { kind: 'literal', value: text }] };
  }

  #inserted(sign: string): Expression {
    this.#at += 2;
    const strips = this.#take('~');
    if (sign === '%') {
      const end = this.#text.indexOf('}', this.#at);
      this.#at = end < 0 ? this.#text.length : end + 1;
      return { kind: 'unread', reason: 'its text is chosen by a directive' };
    }
    const value = this.#bracketed('', () => this.#expression());
    this.#lines();
    const isStripped = this.#take('~') || strips;
    this.#expect('}');
    return isStripped ? { kind: 'unread', reason: 'its blanks are stripped' } : value;
  }

  #escape(): string {
    const sign = this.#text[this.#at + 1] ?? '';
    const digits = { u: 4, U: 8 }[sign] ?? 0;
    const code = this.#text.slice(this.#at + 2, this.#at + 2 + digits);
    this.#at += 2 + digits;
    if (digits > 0) {
      const point = /^[\dA-Fa-f]+$/.test(code) ? Number.parseInt(code, 16) : Infinity;
      return point <= 0x10ffff ? String.fromCodePoint(point) : this.#fail('this is no character');
    }
    return { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }[sign] ?? this.#fail('this is no escape');
  }

  #heredoc(): Expression | undefined {
    HEREDOC.lastIndex = this.#at;
    const opening = HEREDOC.exec(this.#text);
    if (opening === null) return undefined;
    const start = HEREDOC.lastIndex;
    for (let at = start; at < this.#text.length;) {
      const end = this.#text.indexOf('\n', at);
      const line = this.#text.slice(at, end < 0 ? undefined : end);
      if (line.trim() === opening[2]) {
        this.#at = at + line.length;
        return heredocText(this.#text.slice(start, at), opening[1] === '-');
      }
      if (end < 0) break;
      at = end + 1;
    }
    return this.#fail('a heredoc has no end');
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) this.#fail('it is nested too deep');
    const value = read();
    this.#depth--;
    return value;
  }

  /** Blanks and comments; line breaks too in brackets. */
  #blanks(): void {
    if (this.#brackets > 0) this.#lines();
    else this.#spaces();
  }

  #spaces(): void {
    for (;;) {
      if (this.#match(BLANK) !== undefined) continue;
      if (!this.#text.startsWith('/*', this.#at)) return;
      const end = this.#text.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + 2;
    }
  }

  #lines(): void {
    for (this.#spaces(); this.#text[this.#at] === '\n'; this.#spaces()) this.#at++;
  }

  /** Stays before the blanks where the text is not there. */
  #take(text: string): boolean {
    const at = this.#at;
    this.#blanks();
    const isThere = this.#text.startsWith(text, this.#at);
    this.#at = isThere ? this.#at + text.length : at;
    return isThere;
  }

  #expect(text: string): void {
    if (text !== '' && !this.#take(text)) this.#fail(`${text} is expected`);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(message: string): never {
    throw new HclError(message, this.#text.slice(0, this.#at).split('\n').length);
  }
}

function heredocText(text: string, isIndented: boolean): Expression {
  if (!isIndented) return parseTemplate(text);
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents, 1000);
  return parseTemplate(lines.map((line) => line.slice(indent)).join('\n'));
}
