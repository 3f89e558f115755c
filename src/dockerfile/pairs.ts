import { unquote, type Span } from './lexer.ts';
import { isBlank } from './space.ts';
import type { LogicalText, Pair } from './types.ts';
import { splitQuoted, wordAt } from './words.ts';

/** Reads `key=value …`, or the legacy `key the whole rest`, where the first word has no equals sign. */
export function readPairs(body: LogicalText, escape: string): Pair[] {
  const words = splitQuoted(body.text, escape);
  const first = words[0];
  if (first === undefined) return [];
  if (!body.text.slice(first.start, first.end).includes('=')) return [readLegacyPair(body, escape)];
  return words.map((word) => pairAt(body, word, escape));
}

/** Reads the names of ARG, each with an optional `=value`. */
export function readArguments(body: LogicalText, escape: string): Pair[] {
  return splitQuoted(body.text, escape).map((word) => pairAt(body, word, escape));
}

function readLegacyPair(body: LogicalText, escape: string): Pair {
  const { text } = body;
  let keyEnd = 0;
  while (keyEnd < text.length && !isBlank(text.charCodeAt(keyEnd))) keyEnd++;
  let start = keyEnd;
  while (start < text.length && isBlank(text.charCodeAt(start))) start++;
  return {
    ...keyAt(body, 0, keyEnd, escape),
    value: start < text.length ? wordAt(body, { start, end: text.length }, escape) : undefined,
    range: body.range(0, text.length),
    legacy: true,
  };
}

function pairAt(body: LogicalText, word: Span, escape: string): Pair {
  const equals = body.text.indexOf('=', word.start);
  const split = equals === -1 || equals >= word.end ? word.end : equals;
  return {
    ...keyAt(body, word.start, split, escape),
    value: split === word.end ? undefined : wordAt(body, { start: split + 1, end: word.end }, escape),
    range: body.range(word.start, word.end),
    legacy: false,
  };
}

function keyAt(
  body: LogicalText,
  start: number,
  end: number,
  escape: string,
): Pick<Pair, 'key' | 'keyRange'> {
  const raw = body.text.slice(start, end);
  return { key: unquote(raw, escape) ?? raw, keyRange: body.range(start, end) };
}
