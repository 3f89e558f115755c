import { isSpace } from './space.ts';

/** Half-open span of indexes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FAILED = -1;
/** Deeper nesting of `${a:-${b:-…}}` is taken for a failure. */
const MAX_DEPTH = 200;

/**
 * Words of a line as BuildKit's own shell lexer parts them: quotes, escapes and `${…}` keep a word together, `$(…)`
 * does not. Undefined where that lexer fails: an open quote, or a substitution that it does not know.
 */
export function shellWords(text: string, escape: string): Span[] | undefined {
  const words: Span[] = [];
  let start = -1;
  let index = 0;
  while (index < text.length) {
    if (isSpace(text.charCodeAt(index))) {
      if (start !== -1) words.push({ start, end: index });
      start = -1;
      index++;
      continue;
    }
    if (start === -1) start = index;
    index = skipElement(text, index, escape, 0);
    if (index === FAILED) return undefined;
  }
  if (start !== -1) words.push({ start, end: text.length });
  return words;
}

/** The word without its quotes and escapes; `$` references are kept as they stand. Undefined where BuildKit's lexer fails. */
export function unquote(word: string, escape: string): string | undefined {
  let value = '';
  let index = 0;
  while (index < word.length) {
    const next = skipElement(word, index, escape, 0);
    if (next === FAILED) return undefined;
    const char = word[index];
    if (char === "'") value += word.slice(index + 1, next - 1);
    else if (char === '"') value += unescapeQuoted(word.slice(index + 1, next - 1), escape);
    else if (char === escape) value += word.slice(index + 1, next);
    else value += word.slice(index, next);
    index = next;
  }
  return value;
}

/** Index behind one character, escape, quoted string or substitution. */
function skipElement(text: string, index: number, escape: string, depth: number): number {
  const char = text[index];
  if (char === "'") return skipSingleQuotes(text, index);
  if (char === '"') return skipDoubleQuotes(text, index, escape, depth);
  if (char === '$') return skipReference(text, index, escape, depth);
  if (char === escape) return Math.min(index + 2, text.length);
  return index + 1;
}

function skipSingleQuotes(text: string, index: number): number {
  const end = text.indexOf("'", index + 1);
  return end === -1 ? FAILED : end + 1;
}

function skipDoubleQuotes(text: string, from: number, escape: string, depth: number): number {
  let index = from + 1;
  while (index < text.length) {
    const char = text[index];
    if (char === '"') return index + 1;
    if (char === '$') {
      index = skipReference(text, index, escape, depth);
      if (index === FAILED) return FAILED;
    } else {
      index += char === escape && isEscapable(text[index + 1], escape) ? 2 : 1;
    }
  }
  return FAILED;
}

function isEscapable(char: string | undefined, escape: string): boolean {
  return char === '"' || char === '$' || char === escape;
}

function unescapeQuoted(text: string, escape: string): string {
  let value = '';
  let index = 0;
  while (index < text.length) {
    if (text[index] === escape && isEscapable(text[index + 1], escape)) index++;
    value += text[index];
    index++;
  }
  return value;
}

/** `index` is that of the `$`. */
function skipReference(text: string, index: number, escape: string, depth: number): number {
  const next = text[index + 1];
  if (next === '{') return skipBraces(text, index + 2, escape, depth + 1);
  return next !== undefined && SPECIAL.has(next) ? index + 2 : index + 1;
}

const SPECIAL = new Set(['@', '*', '#', '?', '-', '$', '!', '0']);
const NAME = /[\p{L}\p{Nd}_]/u;
const DIGIT = /\p{Nd}/u;

/** `from` is the index behind `${`. */
function skipBraces(text: string, from: number, escape: string, depth: number): number {
  const first = text[from];
  if (first === undefined || first === '{' || first === '}' || first === ':' || depth > MAX_DEPTH)
    return FAILED;
  const index = skipName(text, from);
  switch (text[index]) {
    case '}':
      return index + 1;
    case ':':
      return skipUntil(text, index + 2, '}', escape, depth);
    case '+':
    case '-':
    case '?':
    case '#':
    case '%':
      return skipUntil(text, index + 1, '}', escape, depth);
    case '/': {
      const replacement = skipUntil(
        text,
        text[index + 1] === '/' ? index + 2 : index + 1,
        '/',
        escape,
        depth,
      );
      return replacement === FAILED ? FAILED : skipUntil(text, replacement, '}', escape, depth);
    }
    default:
      return FAILED;
  }
}

function skipName(text: string, from: number): number {
  const first = text[from] ?? '';
  const part = DIGIT.test(first) ? DIGIT : NAME;
  if (part === NAME && SPECIAL.has(first)) return from + 1;
  let index = from;
  while (index < text.length && part.test(text[index] ?? '')) index++;
  return index;
}

function skipUntil(text: string, from: number, stop: string, escape: string, depth: number): number {
  let index = from;
  while (index < text.length) {
    if (text[index] === stop) return index + 1;
    index = skipElement(text, index, escape, depth);
    if (index === FAILED) return FAILED;
  }
  return FAILED;
}
