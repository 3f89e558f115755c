import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import { replace, trimEnd, trimStart } from './pattern.ts';

/** Value of a build variable: undefined where it is not set. */
export type Lookup = (name: string) => Known<string | undefined>;

/** No program can be given a longer one: https://man7.org/linux/man-pages/man2/execve.2.html (MAX_ARG_STRLEN). */
const LENGTH_LIMIT = 131_072;

/** `${a:-${b:-…}}` nested deeper than this is unknown. */
const DEPTH_LIMIT = 100;

type Modifier = '+' | '-' | '?' | '#' | '%';

interface Cursor {
  readonly chars: readonly string[];
  readonly escape: string;
  readonly lookup: Lookup;
  at: number;
  depth: number;
  /** What the builder refuses: everything read so far is void. */
  error: string | undefined;
}

/**
 * A word of an instruction as the builder expands it, which is not how a shell does: quotes and escapes are removed,
 * `$x`, `${x}` and the forms with `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` `//` are replaced, and what is not
 * set is empty. `$1`, `$@`, `$$` and the like are names as any other, which nothing sets. There is no word splitting.
 * Unknown where a variable that matters is unknown, and where the builder refuses the word.
 *
 * Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
 */
export function expand(raw: string, escape: '\\' | '`', lookup: Lookup): Known<string> {
  const cursor: Cursor = { chars: [...raw], escape, lookup, at: 0, depth: 0, error: undefined };
  const value = readUntil(cursor, undefined, false);
  return cursor.error === undefined ? value : unknown(cursor.error);
}

/** Reads up to `stop`, which is taken too; undefined stands for the end of the word. */
function readUntil(cursor: Cursor, stop: string | undefined, keepEscapes: boolean): Known<string> {
  if (++cursor.depth > DEPTH_LIMIT) fail(cursor, 'variables are nested too deep');
  const value = new Pieces();
  while (cursor.at < cursor.chars.length && cursor.error === undefined) {
    const char = cursor.chars[cursor.at] ?? '';
    if (char === stop) {
      cursor.at++;
      cursor.depth--;
      return value.join();
    }
    if (char === "'") value.add(singleQuoted(cursor));
    else if (char === '"') value.add(doubleQuoted(cursor, keepEscapes));
    else if (char === '$') value.add(dollar(cursor));
    else value.add(known(plain(cursor, keepEscapes)));
  }
  if (stop !== undefined) {
    fail(cursor, stop === '/' ? "syntax error: missing '/' in ${}" : "syntax error: missing '}'");
  }
  cursor.depth--;
  return value.join();
}

/** One character, or an escape with the character after it. An escape at the very end stands for nothing. */
function plain(cursor: Cursor, keepEscapes: boolean): string {
  const char = take(cursor);
  if (char !== cursor.escape) return char;
  return (keepEscapes ? char : '') + take(cursor);
}

function singleQuoted(cursor: Cursor): Known<string> {
  const end = cursor.chars.indexOf("'", cursor.at + 1);
  if (end < 0) return fail(cursor, 'unexpected end of statement while looking for matching single-quote');
  const value = cursor.chars.slice(cursor.at + 1, end).join('');
  cursor.at = end + 1;
  return known(value);
}

function doubleQuoted(cursor: Cursor, keepEscapes: boolean): Known<string> {
  cursor.at++;
  const value = new Pieces();
  while (cursor.at < cursor.chars.length && cursor.error === undefined) {
    const char = cursor.chars[cursor.at] ?? '';
    if (char === '"') {
      cursor.at++;
      return value.join();
    }
    value.add(char === '$' ? dollar(cursor) : known(plainInDoubleQuotes(cursor, keepEscapes)));
  }
  return fail(cursor, 'unexpected end of statement while looking for matching double-quote');
}

/** Within double quotes an escape counts only before `"`, `$` and itself; elsewhere it stays. */
function plainInDoubleQuotes(cursor: Cursor, keepEscapes: boolean): string {
  const char = take(cursor);
  if (char !== cursor.escape) return char;
  const kept = keepEscapes ? char : '';
  const next = cursor.chars[cursor.at];
  if (next === undefined) return kept;
  return kept + (next === '"' || next === '$' || next === cursor.escape ? take(cursor) : char);
}

function dollar(cursor: Cursor): Known<string> {
  cursor.at++;
  if (cursor.chars[cursor.at] === '{') return braced(cursor);
  const name = readName(cursor);
  return name === '' ? known('$') : valueOrEmpty(cursor.lookup(name));
}

function braced(cursor: Cursor): Known<string> {
  cursor.at++;
  const first = cursor.chars[cursor.at];
  if (first === undefined) return fail(cursor, "syntax error: missing '}'");
  if (first === '{' || first === '}' || first === ':') return fail(cursor, 'syntax error: bad substitution');
  const name = readName(cursor);
  const operator = take(cursor);
  if (operator === '}') return valueOrEmpty(cursor.lookup(name));
  if (operator === '/') return substitution(cursor, name);
  if (operator === ':') return modified(cursor, name, take(cursor), true);
  return isModifier(operator) ? modified(cursor, name, operator, false) : unsupported(cursor, operator);
}

function modified(cursor: Cursor, name: string, operator: string, emptyIsUnset: boolean): Known<string> {
  const word = readUntil(cursor, '}', operator === '#' || operator === '%');
  if (cursor.error !== undefined) return word;
  if (!isModifier(operator)) return unsupported(cursor, `:${operator}`);
  const value = cursor.lookup(name);
  if (!value.known) return value;
  const present = value.value !== undefined && !(emptyIsUnset && value.value === '');
  switch (operator) {
    case '-':
      return present ? valueOrEmpty(value) : word;
    case '+':
      return present ? word : known('');
    case '?':
      return present ? valueOrEmpty(value) : required(cursor, name, value.value, word);
    case '#':
    case '%':
      return trimmed(operator, value.value ?? '', word);
  }
}

function isModifier(operator: string): operator is Modifier {
  return operator !== '' && '+-?#%'.includes(operator);
}

function unsupported(cursor: Cursor, operator: string): Known<string> {
  return fail(cursor, `unsupported modifier (${operator}) in substitution`);
}

function required(
  cursor: Cursor,
  name: string,
  value: string | undefined,
  message: Known<string>,
): Known<string> {
  const usual = value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty';
  return fail(cursor, `${name}: ${(message.known ? message.value : '') || usual}`);
}

function trimmed(operator: '#' | '%', value: string, word: Known<string>): Known<string> {
  if (!word.known) return word;
  const longest = word.value.startsWith(operator);
  const pattern = longest ? word.value.slice(1) : word.value;
  return operator === '#' ? trimStart(value, pattern, longest) : trimEnd(value, pattern, longest);
}

function substitution(cursor: Cursor, name: string): Known<string> {
  const all = cursor.chars[cursor.at] === '/';
  if (all) cursor.at++;
  const pattern = readUntil(cursor, '/', true);
  const replacement = readUntil(cursor, '}', true);
  const value = valueOrEmpty(cursor.lookup(name));
  if (!pattern.known) return pattern;
  if (!replacement.known) return replacement;
  return value.known ? replace(value.value, pattern.value, replacement.value, all) : value;
}

/** Letters, digits and `_`; or digits alone where the first is one; or one special parameter. */
function readName(cursor: Cursor): string {
  const first = cursor.chars[cursor.at] ?? '';
  if ('@*#?-$!'.includes(first)) return first === '' ? '' : take(cursor);
  const allowed = /\p{Nd}/u.test(first) ? /\p{Nd}/u : /[\p{L}\p{Nd}_]/u;
  let name = '';
  while (allowed.test(cursor.chars[cursor.at] ?? '')) name += take(cursor);
  return name;
}

function valueOrEmpty(value: Known<string | undefined>): Known<string> {
  return value.known ? known(value.value ?? '') : value;
}

function take(cursor: Cursor): string {
  return cursor.chars[cursor.at++] ?? '';
}

function fail(cursor: Cursor, reason: string): Known<string> {
  cursor.error ??= reason;
  return unknown(reason);
}

/** Pieces of a value; one that is unknown makes the whole unknown. */
class Pieces {
  #text: string[] = [];
  #length = 0;
  #reason: string | undefined;

  add(piece: Known<string>): void {
    if (!piece.known) this.#reason ??= piece.reason;
    else if ((this.#length += piece.value.length) <= LENGTH_LIMIT) this.#text.push(piece.value);
    else this.#reason ??= 'the value is longer than a program can be given';
  }

  join(): Known<string> {
    return this.#reason === undefined ? known(this.#text.join('')) : unknown(this.#reason);
  }
}
