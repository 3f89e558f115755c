import { GRAMMAR } from './grammar.ts';
import { heredocMarkers, readHeredoc } from './heredoc.ts';
import { ParsedInstruction } from './instruction.ts';
import type { Lines } from './lines.ts';
import { continuationMark, spliceLines } from './logical.ts';
import { skipSpace } from './space.ts';
import type { Heredoc, Problem } from './types.ts';

/** A text with one short line for each line of a Dockerfile, from which dockerfile-ast reads the Dockerfile's outline. */
export interface Skeleton {
  readonly text: string;
  /** By the 0-based line on which their instruction begins. */
  readonly heredocs: ReadonlyMap<number, readonly Heredoc[]>;
  readonly problems: readonly Problem[];
}

const BLANK = '';
const COMMENT = '#';
const INSTRUCTION = 'X .';
const CONTINUED = '.';
const MARK = '\\';

/**
 * Draws the skeleton: `X .` for the first line of an instruction, `.` for its further lines, `#` for a comment, nothing
 * for an empty line, a directive or a line of a heredoc; lines that go on end in `\`. Arguments, which cost dockerfile-ast most,
 * and everything in which it differs from BuildKit are left out.
 */
export function drawSkeleton(lines: Lines, from: number, firstLine: number, escape: string): Skeleton {
  const drawing = new Drawing(lines, escape, from);
  for (let line = 0; line < firstLine; line++) drawing.lines.push(BLANK);
  while (drawing.lines.length < lines.count) drawing.addLine(drawing.lines.length);
  drawing.finish();
  return { text: drawing.lines.join('\n'), heredocs: drawing.heredocs, problems: drawing.problems };
}

class Drawing {
  readonly lines: string[] = [];
  readonly heredocs = new Map<number, readonly Heredoc[]>();
  readonly problems: Problem[] = [];
  readonly #source: Lines;
  readonly #escape: string;
  /** Offset of the first character behind a byte order mark. */
  readonly #from: number;
  /** Offset of the instruction that the line belongs to. */
  #instruction: number | undefined;
  #instructionLine = 0;
  /** Offset of a continuation character with nothing before it and no instruction yet. */
  #dangling: number | undefined;
  #lastLines: Map<string, number> | undefined;

  constructor(source: Lines, escape: string, from: number) {
    this.#source = source;
    this.#escape = escape;
    this.#from = from;
  }

  addLine(line: number): void {
    const { text } = this.#source;
    const start = line === 0 ? this.#from : this.#source.start(line);
    const end = this.#source.end(line);
    const first = skipSpace(text, start, end);
    if (first === end) this.lines.push(BLANK);
    else if (text[first] === '#') this.lines.push(COMMENT);
    else this.#addContent(line, first, end);
  }

  #addContent(line: number, first: number, end: number): void {
    const mark = continuationMark(this.#source.text, first, end, this.#escape);
    const starts = this.#instruction === undefined;
    if (starts && mark === first) {
      this.#dangling ??= first;
      this.lines.push(BLANK);
      return;
    }
    if (this.#instruction === undefined) {
      this.#instruction = first;
      this.#instructionLine = line;
      this.#dangling = undefined;
    }
    this.lines.push((starts ? INSTRUCTION : CONTINUED) + (mark === -1 ? '' : MARK));
    if (mark !== -1) return;
    this.#addHeredocs(line + 1, { start: this.#instruction, end });
    this.#instruction = undefined;
  }

  #addHeredocs(line: number, range: { start: number; end: number }): void {
    const marker = this.#source.text.indexOf('<<', range.start);
    if (marker === -1 || marker >= range.end) return;
    const { logical } = spliceLines(this.#source.text, range, this.#escape);
    if (!mayHaveHeredocs(new ParsedInstruction(logical, this.#escape, range.end, []))) return;
    const heredocs: Heredoc[] = [];
    let next = line;
    for (const found of heredocMarkers(logical.text)) {
      if (found.spaced && !this.#hasLine(found.name, next)) continue;
      const read = readHeredoc(this.#source, next, found, logical);
      heredocs.push(read.heredoc);
      next = read.nextLine;
      if (read.terminated) continue;
      this.problems.push({ message: `no line ends the heredoc ${found.name}`, range: read.heredoc.marker });
      break;
    }
    if (heredocs.length > 0) this.heredocs.set(this.#instructionLine, heredocs);
    for (; line < next; line++) this.lines.push(BLANK);
  }

  #hasLine(content: string, from: number): boolean {
    this.#lastLines ??= lastLines(this.#source);
    return (this.#lastLines.get(content) ?? -1) >= from;
  }

  finish(): void {
    if (this.#dangling === undefined) return;
    const range = { start: this.#dangling, end: this.#dangling + 1 };
    this.problems.push({ message: 'a continuation character with no instruction', range });
  }
}

function lastLines(lines: Lines): Map<string, number> {
  const last = new Map<string, number>();
  for (let line = 0; line < lines.count; line++)
    last.set(lines.text.slice(lines.start(line), lines.end(line)), line);
  return last;
}

function mayHaveHeredocs(instruction: ParsedInstruction): boolean {
  const target = instruction.trigger ?? instruction;
  return GRAMMAR.get(target.keyword)?.heredocs === true && target.jsonForm.kind !== 'strings';
}
