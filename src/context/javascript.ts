/** One token of a JavaScript or TypeScript text. */
export interface Token {
  readonly kind: 'name' | 'string' | 'other' | 'punctuator';
  /** The value of a string, the name, or the punctuation. A regular expression, template or number is `other`. */
  readonly text: string;
  /** How many brackets are open around it; a bracket and its partner have the depth of what is around both. */
  readonly depth: number;
  /** True where a line break stands before it. */
  readonly newLine: boolean;
}

const OPENING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };
const CLOSING = new Set(Object.values(OPENING));
/** Words after which an expression starts, and so a slash is a regular expression. */
const BEFORE_EXPRESSION = new Set([
  'return',
  'typeof',
  'case',
  'default',
  'in',
  'of',
  'new',
  'delete',
  'void',
  'throw',
  'await',
  'yield',
  'else',
  'do',
]);

/**
 * Splits a text into tokens, comments left out. Undefined where it is not certain how: brackets that do not match, a
 * string that does not end, a slash that may be a division or a regular expression, a string with escapes.
 */
export function readTokens(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  const open: string[] = [];
  let at = source.startsWith('#!') ? lineEnd(source, 0) : 0;
  let newLine = true;
  while (at < source.length) {
    const space = skipSpace(source, at);
    if (space === undefined) return undefined;
    newLine ||= source.slice(at, space).includes('\n');
    at = space;
    if (at >= source.length) break;
    const read = readToken(source, at, tokens.at(-1));
    if (read === undefined) return undefined;
    const { kind, text, end } = read;
    if (kind === 'punctuator' && CLOSING.has(text) && open.pop() !== text) return undefined;
    tokens.push({ kind, text, depth: open.length, newLine });
    const partner = kind === 'punctuator' ? OPENING[text] : undefined;
    if (partner !== undefined) open.push(partner);
    newLine = false;
    at = end;
  }
  return open.length === 0 ? tokens : undefined;
}

interface Read {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly end: number;
}

function readToken(source: string, at: number, before: Token | undefined): Read | undefined {
  const character = source[at] as string;
  if (character === '"' || character === "'") return readString(source, at, character);
  if (character === '`') return readTemplate(source, at);
  if (character === '/') return readSlash(source, at, before);
  const word = matchAt(/[\p{ID_Continue}$#@]+/uy, source, at);
  if (word !== undefined)
    return { kind: /^\d/.test(word) ? 'other' : 'name', text: word, end: at + word.length };
  if (character === '\\') return undefined;
  const text = source.startsWith('...', at) ? '...' : (matchAt(/=[=>]+/y, source, at) ?? character);
  return { kind: 'punctuator', text, end: at + text.length };
}

/** Behind white space and comments; undefined where a comment does not end. */
function skipSpace(source: string, start: number): number | undefined {
  let at = start;
  while (at < source.length) {
    if (source.startsWith('//', at)) at = lineEnd(source, at);
    else if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at + 2);
      if (end === -1) return undefined;
      at = end + 2;
    } else {
      const space = matchAt(/[\s\uFEFF]+/y, source, at);
      if (space === undefined) return at;
      at += space.length;
    }
  }
  return at;
}

function readString(source: string, start: number, quote: string): Read | undefined {
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at];
    if (character === quote) return { kind: 'string', text: source.slice(start + 1, at), end: at + 1 };
    if (character === '\n') return undefined;
    if (character === '\\') return readEscapedString(source, at, quote);
  }
  return undefined;
}

/** A string with escapes: where it ends is clear, its value is not asked for. */
function readEscapedString(source: string, start: number, quote: string): Read | undefined {
  for (let at = start; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return { kind: 'other', text: '', end: at + 1 };
  }
  return undefined;
}

/** A template; undefined where it holds another one or a comment, whose end takes more than looking for brackets. */
function readTemplate(source: string, start: number): Read | undefined {
  let braces = 0;
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '`') return braces === 0 ? { kind: 'other', text: '', end: at + 1 } : undefined;
    else if (braces > 0 && character === '{') braces++;
    else if (braces > 0 && character === '}') braces--;
    else if (braces > 0 && (character === '"' || character === "'" || character === '/')) return undefined;
    else if (character === '$' && source[at + 1] === '{' && braces === 0) {
      braces = 1;
      at++;
    }
  }
  return undefined;
}

function readSlash(source: string, start: number, before: Token | undefined): Read | undefined {
  if (before !== undefined) {
    if (before.text === ')' || before.text === '}') return undefined;
    const value = before.kind !== 'punctuator' || before.text === ']';
    const division = value && !(before.kind === 'name' && BEFORE_EXPRESSION.has(before.text));
    if (division) return { kind: 'punctuator', text: '/', end: start + 1 };
  }
  let inClass = false;
  for (let at = start + 1; at < source.length && source[at] !== '\n'; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return { kind: 'other', text: '', end: at + 1 };
  }
  return undefined;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
