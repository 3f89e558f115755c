import { unquote, type Span } from './lexer.ts';
import { isBlank, isSpace } from './space.ts';
import type { LogicalText, Word } from './types.ts';

/** Parts a text at white space alone; quotes mean nothing. */
export function splitAtBlanks(text: string): Span[] {
  const words: Span[] = [];
  let index = 0;
  while (index < text.length) {
    if (isBlank(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const start = index;
    while (index < text.length && !isBlank(text.charCodeAt(index))) index++;
    words.push({ start, end: index });
  }
  return words;
}

/** Parts a text at white space outside of quotes; a lone escape character at the end is dropped. */
export function splitQuoted(text: string, escape: string): Span[] {
  const words: Span[] = [];
  let index = 0;
  while (index < text.length) {
    if (isSpace(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const start = index;
    index = endOfQuoted(text, start, escape);
    const end = index > text.length ? text.length - 1 : index;
    if (end > start) words.push({ start, end });
  }
  return words;
}

/** Index behind the word; one more than the length of the text where it ends in a lone escape character. */
function endOfQuoted(text: string, start: number, escape: string): number {
  let quote = '';
  let index = start;
  while (index < text.length) {
    const char = text[index] ?? '';
    if (quote === '' && isSpace(text.charCodeAt(index))) return index;
    if (char === escape && quote !== "'") {
      index += 2;
      continue;
    }
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    index++;
  }
  return index;
}

/** The word at a span of a logical text. */
export function wordAt(logical: LogicalText, span: Span, escape: string): Word {
  const raw = logical.text.slice(span.start, span.end);
  return {
    range: logical.range(span.start, span.end),
    raw,
    value: unquote(raw, escape) ?? raw,
    quote: quoteOf(raw, escape),
  };
}

function quoteOf(raw: string, escape: string): '"' | "'" | undefined {
  const first = raw[0];
  if (first !== '"' && first !== "'") return undefined;
  let index = 1;
  while (index < raw.length && raw[index] !== first) index += raw[index] === escape && first === '"' ? 2 : 1;
  return index === raw.length - 1 ? first : undefined;
}
