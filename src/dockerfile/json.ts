import type { Span } from './lexer.ts';
import { skipSpace } from './space.ts';

/** A JSON string by its indexes, quotes included, and what it says. */
export interface JsonString extends Span {
  readonly value: string;
}

/** What the exec form of an instruction is: an array of strings, a JSON array of something else, or no JSON array. */
export type JsonForm =
  | { readonly kind: 'strings'; readonly elements: readonly JsonString[] }
  | { readonly kind: 'mixed' }
  | { readonly kind: 'none' };

const NONE: JsonForm = { kind: 'none' };

/** Reads the text as the exec form: BuildKit falls back to the shell form where this is not a JSON array, and refuses an
 *  array that holds anything but strings. */
export function readJsonForm(text: string): JsonForm {
  const start = skipSpace(text, 0, text.length);
  if (text[start] !== '[') return NONE;
  const parsed = parse(text.slice(start));
  if (!Array.isArray(parsed)) return NONE;
  if (!parsed.every((element) => typeof element === 'string')) return { kind: 'mixed' };
  return { kind: 'strings', elements: locate(text, start + 1, parsed) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Finds the strings of an array that is known to be well formed. */
function locate(text: string, from: number, values: readonly string[]): JsonString[] {
  let index = from;
  return values.map((value) => {
    const start = text.indexOf('"', index);
    index = start + 1;
    while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
    index++;
    return { start, end: index, value };
  });
}
