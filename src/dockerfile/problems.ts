import { checkArguments } from './check-arguments.ts';
import { checkFlags } from './check-flags.ts';
import { checkWords } from './check-words.ts';
import { GRAMMAR } from './grammar.ts';
import type { ParsedInstruction } from './instruction.ts';
import type { Lines } from './lines.ts';
import { nearest } from './nearest.ts';
import type { Directive, Problem } from './types.ts';

/** What there is to look at, and the problems that reading the lines has found. */
export interface Subject {
  readonly lines: Lines;
  readonly directives: readonly Directive[];
  readonly instructions: readonly ParsedInstruction[];
  readonly found: readonly Problem[];
}

/** Everything that BuildKit refuses, in source order. */
export function findProblems(subject: Subject): Problem[] {
  const problems = [...subject.found, ...checkLineLengths(subject.lines)];
  if (!hasForeignFrontend(subject.directives)) {
    problems.push(...checkStages(subject.instructions));
    for (const instruction of subject.instructions) problems.push(...checkInstruction(instruction));
    problems.push(...checkWords(subject.instructions));
  }
  return problems.toSorted((a, b) => a.range.start - b.range.start);
}

/** An image named by `# syntax=` that is not Docker's own may know other instructions and flags. */
function hasForeignFrontend(directives: readonly Directive[]): boolean {
  const syntax = directives.find(({ name }) => name === 'syntax');
  return syntax !== undefined && !/(^|\/)docker\/dockerfile(-upstream)?([:@\s]|$)/.test(syntax.value);
}

/** BuildKit reads lines through a buffer of 64 KiB: see handleScannerError in frontend/dockerfile/parser/parser.go. */
const MAX_LINE_BYTES = 65535;

function* checkLineLengths(lines: Lines): Iterable<Problem> {
  if (lines.text.length * 3 <= MAX_LINE_BYTES) return;
  for (let line = 0; line < lines.count; line++) {
    const [start, end] = [lines.start(line), lines.next(line)];
    if ((end - start) * 3 <= MAX_LINE_BYTES) continue;
    const bytes = Buffer.byteLength(lines.text.slice(start, end).replace('\n', ''));
    if (bytes > MAX_LINE_BYTES) {
      yield {
        message: `a line may have ${MAX_LINE_BYTES} bytes, this one has ${bytes}`,
        range: { start, end },
      };
    }
  }
}

function* checkStages(instructions: readonly ParsedInstruction[]): Iterable<Problem> {
  const first = instructions.find(({ keyword }) => keyword !== 'ARG' && GRAMMAR.has(keyword));
  if (instructions.length === 0)
    yield { message: 'the file has no instructions', range: { start: 0, end: 0 } };
  else if (first === undefined) yield { message: 'the file has no FROM', range: { start: 0, end: 0 } };
  else if (first.keyword !== 'FROM') {
    yield { message: `${first.keyword} stands before the first FROM`, range: first.keywordRange };
  }
}

function* checkInstruction(instruction: ParsedInstruction): Iterable<Problem> {
  if (!GRAMMAR.has(instruction.keyword)) return yield unknownInstruction(instruction);
  yield* checkFlags(instruction);
  yield* checkArguments(instruction);
}

function unknownInstruction({ keyword, keywordRange }: ParsedInstruction): Problem {
  const suggestion = nearest(keyword, GRAMMAR.keys());
  const end = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  return { message: `unknown instruction ${keyword}${end}`, range: keywordRange };
}
