import type { Range } from '../range.ts';
import { shellWords, unquote, type Span } from './lexer.ts';
import type { Lines } from './lines.ts';
import { joinRanges } from './logical.ts';
import type { Heredoc, LogicalText } from './types.ts';

/** `<<EOF` on a line, before its body is looked for. Indexes are those of the line. */
export interface HeredocMarker extends Span {
  readonly name: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** `<< EOF`: older versions of BuildKit take it for no heredoc. */
  readonly spaced: boolean;
}

/** Escape character of heredoc words, whatever the escape directive says. */
const ESCAPE = '\\';

/**
 * Heredocs that a line announces: words that are `<<name` with an optional number before it. None where the line
 * has an open quote or a substitution that BuildKit's lexer does not know: it then looks for no heredoc at all.
 */
export function heredocMarkers(line: string): HeredocMarker[] {
  if (!line.includes('<<')) return [];
  const words = shellWords(line, ESCAPE) ?? [];
  const markers: HeredocMarker[] = [];
  for (const [index, word] of words.entries()) {
    const following = words[index + 1];
    const marker = parseMarker(line, word, following);
    if (marker !== undefined) markers.push(marker);
  }
  return markers;
}

/** Reads the word as `<<name`, or as `<<` with the name in the word that follows. */
function parseMarker(line: string, word: Span, following: Span | undefined): HeredocMarker | undefined {
  let index = word.start;
  while (index < word.end && isDigit(line.charCodeAt(index))) index++;
  if (!line.startsWith('<<', index) || index + 2 > word.end) return undefined;
  index += 2;
  if (index === word.end) {
    return following && named(line, word.start, following, { stripTabs: false, spaced: true });
  }
  const stripTabs = line[index] === '-';
  const rest = { start: stripTabs ? index + 1 : index, end: word.end };
  return named(line, word.start, rest, { stripTabs, spaced: false });
}

function named(
  line: string,
  start: number,
  rest: Span,
  form: { stripTabs: boolean; spaced: boolean },
): HeredocMarker | undefined {
  const raw = line.slice(rest.start, rest.end);
  if (raw.includes('<')) return undefined;
  const name = unquote(raw, ESCAPE);
  if (name === undefined || name === '') return undefined;
  return { start, end: rest.end, name, quoted: countQuotes(raw) !== countQuotes(name), ...form };
}

function countQuotes(text: string): number {
  let count = 0;
  for (const char of text) if (char === '"' || char === "'") count++;
  return count;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A heredoc with its body, and the line behind its terminator. */
export interface ReadHeredoc {
  readonly heredoc: Heredoc;
  readonly terminated: boolean;
  readonly nextLine: number;
}

/** Reads the body that begins at the 0-based line, up to the end of the text where nothing ends it. */
export function readHeredoc(
  lines: Lines,
  line: number,
  marker: HeredocMarker,
  logical: LogicalText,
): ReadHeredoc {
  let end = line;
  while (end < lines.count && !endsHeredoc(lines, end, marker)) end++;
  const body = { start: lines.start(line), end: lines.start(end) };
  const heredoc: Heredoc = {
    name: marker.name,
    quoted: marker.quoted,
    stripTabs: marker.stripTabs,
    marker: logical.range(marker.start, marker.end),
    body,
    content: joinRanges(lines.text, marker.stripTabs ? untabbed(lines, line, end) : [body]),
    terminator: { start: body.end, end: lines.end(end) },
  };
  return { heredoc, terminated: end < lines.count, nextLine: Math.min(end + 1, lines.count) };
}

function untabbed(lines: Lines, from: number, to: number): Range[] {
  const pieces: Range[] = [{ start: lines.start(from), end: lines.start(from) }];
  for (let line = from; line < to; line++) {
    pieces.push({ start: skipTabs(lines, line), end: lines.next(line) });
  }
  return pieces;
}

function skipTabs(lines: Lines, line: number): number {
  let start = lines.start(line);
  while (lines.text.charCodeAt(start) === 9) start++;
  return start;
}

function endsHeredoc(lines: Lines, line: number, marker: HeredocMarker): boolean {
  const start = marker.stripTabs ? skipTabs(lines, line) : lines.start(line);
  const end = lines.end(line);
  return end - start === marker.name.length && lines.text.startsWith(marker.name, start);
}
