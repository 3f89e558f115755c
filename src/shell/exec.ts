import type { LogicalText, Word } from '../dockerfile/types.ts';
import { Decoded, derived, madeFrom } from './text.ts';
import type { Source } from './text.ts';

/** The words of an exec form as they stand, one blank between two. */
export function execText(words: readonly Word[]): Source {
  const decoded = new Decoded(words[0]?.range.start ?? 0);
  for (const { raw, range } of words) {
    if (decoded.text !== '') decoded.add(' ', range.start, range.start);
    if (isContiguous(raw, range)) decoded.copy(raw, range.start);
    else decoded.add(raw, range.start, range.end);
  }
  return derived(IDENTITY, decoded);
}

/** The value of a JSON string, with the way back to the characters that stand for it. */
export function wordText(word: Word | undefined): Source | undefined {
  if (word === undefined) return undefined;
  const { raw, value, range } = word;
  const decoded = isContiguous(raw, range) ? decodeJson(raw, range.start) : undefined;
  return decoded?.text === value
    ? derived(IDENTITY, decoded)
    : madeFrom(IDENTITY, value, range.start, range.end);
}

function isContiguous(raw: string, range: Word['range']): boolean {
  return raw.length === range.end - range.start;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function decodeJson(raw: string, start: number): Decoded {
  const decoded = new Decoded(start + 1);
  for (let i = 1; i < raw.length - 1;) {
    const escaped = raw.charAt(i + 1);
    const length = raw.charAt(i) !== '\\' ? 1 : escaped === 'u' ? 6 : 2;
    const code = Number.parseInt(raw.slice(i + 2, i + 6), 16);
    const escape = length === 6 ? String.fromCharCode(code) : (ESCAPES[escaped] ?? escaped);
    decoded.add(length === 1 ? raw.charAt(i) : escape, start + i, start + i + length);
    i += length;
  }
  return decoded;
}

/** The Dockerfile itself: an index is an offset. */
const IDENTITY: LogicalText = {
  text: '',
  offset: (index) => index,
  range: (start, end) => ({ start, end }),
};
