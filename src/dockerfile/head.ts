import { isBlank, isSpace, skipSpace, trimEnd } from './space.ts';
import type { Span } from './lexer.ts';

/** A flag by its indexes in the line. */
export interface RawFlag extends Span {
  readonly name: string;
  readonly value: string | undefined;
  /** Index behind the equals sign. */
  readonly valueStart: number;
}

/** An instruction's line parted into keyword, flags and the rest. */
export interface Head {
  readonly keyword: Span;
  readonly flags: readonly RawFlag[];
  readonly body: Span;
}

/** Parts an instruction's logical line as BuildKit does. */
export function splitHead(line: string, escape: string): Head {
  const start = skipSpace(line, 0, line.length);
  const end = trimEnd(line, start, line.length);
  let keywordEnd = start;
  while (keywordEnd < end && !isBlank(line.charCodeAt(keywordEnd))) keywordEnd++;
  const { flags, next } = scanFlags(line, keywordEnd, end, escape);
  const body = skipSpace(line, next, end);
  return { keyword: { start, end: keywordEnd }, flags, body: { start: body, end: trimEnd(line, body, end) } };
}

/** Words that begin with `--` at the start of the arguments, up to a bare `--`. */
function scanFlags(
  line: string,
  from: number,
  end: number,
  escape: string,
): { flags: RawFlag[]; next: number } {
  const flags: RawFlag[] = [];
  let next = from;
  for (;;) {
    const start = skipSpace(line, next, end);
    if (!line.startsWith('--', start) || start + 2 > end) return { flags, next: start };
    const word = scanFlag(line, start, end, escape);
    next = word.end;
    if (word.value === undefined && word.name === '') return { flags, next };
    flags.push(word);
  }
}

function scanFlag(line: string, start: number, end: number, escape: string): RawFlag {
  let text = '';
  let quote = '';
  let valueStart = -1;
  let equals = -1;
  let index = start;
  for (; index < end; index++) {
    let char = line[index] ?? '';
    if (quote === '' && isSpace(line.charCodeAt(index))) break;
    if (char === quote) {
      quote = '';
      continue;
    }
    if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      continue;
    }
    if (char === escape) {
      index++;
      if (index >= end) break;
      char = line[index] ?? '';
    }
    if (char === '=' && equals === -1) {
      equals = text.length;
      valueStart = index + 1;
    }
    text += char;
  }
  const stop = Math.min(index, end);
  if (equals === -1) return { start, end: stop, name: text.slice(2), value: undefined, valueStart: stop };
  return { start, end: stop, name: text.slice(2, equals), value: text.slice(equals + 1), valueStart };
}
