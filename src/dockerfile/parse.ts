import { readDirectives, type Directives } from './directives.ts';
import { ParsedInstruction } from './instruction.ts';
import { Lines } from './lines.ts';
import { spliceLines } from './logical.ts';
import { readOutline, type Outline } from './outline.ts';
import { findProblems } from './problems.ts';
import { drawSkeleton, type Skeleton } from './skeleton.ts';
import { skipSpace, trimEnd } from './space.ts';
import type { Comment, Dockerfile, Problem } from './types.ts';

const BOM = '\uFEFF';

/** Reads a Dockerfile. Never throws: what BuildKit refuses is in `problems`. */
export function parseDockerfile(text: string): Dockerfile {
  return new ParsedDockerfile(text);
}

class ParsedDockerfile implements Dockerfile {
  readonly text: string;
  readonly bom: boolean;
  readonly instructions: readonly ParsedInstruction[];
  readonly comments: readonly Comment[];
  readonly #lines: Lines;
  readonly #directives: Directives;
  readonly #skeleton: Skeleton;
  #problems: readonly Problem[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.bom = text.startsWith(BOM);
    const from = this.bom ? BOM.length : 0;
    this.#lines = new Lines(text);
    this.#directives = readDirectives(this.#lines, from);
    const firstLine = this.#directives.directives.length;
    this.#skeleton = drawSkeleton(this.#lines, from, firstLine, this.escape);
    const outline = readOutline(this.#skeleton.text);
    this.comments = outline.comments.map((line) => this.#comment(line, from));
    this.instructions = outline.instructions.map((place) => this.#instruction(place, from));
  }

  get escape(): '\\' | '`' {
    return this.#directives.escape;
  }

  get directives(): Dockerfile['directives'] {
    return this.#directives.directives;
  }

  get problems(): readonly Problem[] {
    this.#problems ??= findProblems({
      lines: this.#lines,
      directives: this.directives,
      instructions: this.instructions,
      found: [...this.#directives.problems, ...this.#skeleton.problems],
    });
    return this.#problems;
  }

  position(offset: number): { line: number; column: number } {
    const line = this.#lines.at(offset);
    return { line: line + 1, column: offset - this.#lines.start(line) + 1 };
  }

  lineStart(offset: number): number {
    return this.#lines.start(this.#lines.at(offset));
  }

  lineEnd(offset: number): number {
    return this.#lines.end(this.#lines.at(offset));
  }

  eolAt(offset: number): '\n' | '\r\n' {
    return this.#lines.eol(this.#lines.at(offset));
  }

  #comment(line: number, from: number): Comment {
    const { start, end } = this.#contentOf(line, from);
    const first = skipSpace(this.text, start + 1, end);
    return { range: { start, end }, text: this.text.slice(first, trimEnd(this.text, first, end)) };
  }

  #instruction({ first, last }: Outline['instructions'][number], from: number): ParsedInstruction {
    const { start } = this.#contentOf(first, from);
    const { logical, end } = spliceLines(this.text, { start, end: this.#lines.end(last) }, this.escape);
    return new ParsedInstruction(logical, this.escape, end, this.#skeleton.heredocs.get(first) ?? []);
  }

  #contentOf(line: number, from: number): { start: number; end: number } {
    const end = this.#lines.end(line);
    return { start: skipSpace(this.text, line === 0 ? from : this.#lines.start(line), end), end };
  }
}
