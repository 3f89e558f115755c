import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { indentAt, inKeywordCase, lineContentStart, topLevel, withContinuations } from './style.ts';

/**
 * Writes an instruction on the line after another one.
 *
 * `text` is one instruction, e.g. `USER app`, its lines joined by `\` whatever the file's own continuation character
 * is. After an instruction that stands behind ONBUILD the new one stands behind ONBUILD too.
 */
export function insertInstructionAfter(
  dockerfile: Dockerfile,
  instruction: Instruction,
  text: string,
): Edit[] {
  const anchor = topLevel(dockerfile, instruction);
  const written = `\n${asWritten(dockerfile, anchor, instruction, text)}`;
  const dangling = danglingContinuation(dockerfile, anchor);
  if (dangling !== undefined) return [{ ...dangling, text: written }];
  const end = dockerfile.lineEnd(anchor.range.end);
  return [{ start: end, end, text: written }];
}

/**
 * Writes an instruction on a line before another one, above the comment lines that belong to that one.
 *
 * `text` is read as in `insertInstructionAfter`.
 */
export function insertInstructionBefore(
  dockerfile: Dockerfile,
  instruction: Instruction,
  text: string,
): Edit[] {
  const anchor = topLevel(dockerfile, instruction);
  const start = startWithComments(dockerfile, anchor);
  return [{ start, end: start, text: `${asWritten(dockerfile, anchor, instruction, text)}\n` }];
}

function asWritten(
  dockerfile: Dockerfile,
  anchor: Instruction,
  instruction: Instruction,
  text: string,
): string {
  const body = inKeywordCase(dockerfile, withContinuations(dockerfile, text));
  const onbuild = anchor === instruction ? '' : `${inKeywordCase(dockerfile, 'ONBUILD')} `;
  return indentAt(dockerfile, anchor.range.start) + onbuild + body;
}

/** A continuation character with nothing behind it but the end of the file: what follows would be swallowed. */
function danglingContinuation(dockerfile: Dockerfile, instruction: Instruction) {
  if (instruction.heredocs.length > 0) return undefined;
  const written = dockerfile.text
    .slice(instruction.range.start, dockerfile.lineEnd(instruction.range.end))
    .trimEnd();
  if (!written.endsWith(dockerfile.escape)) return undefined;
  const start = instruction.range.start + written.slice(0, -1).trimEnd().length;
  return { start, end: instruction.range.start + written.length };
}

/** Where the comment lines right above an instruction start, or it itself. */
export function startWithComments(dockerfile: Dockerfile, instruction: Instruction): number {
  const floor = dockerfile.directives.at(-1)?.range.end ?? -1;
  let line = dockerfile.lineStart(instruction.range.start);
  while (line > 0) {
    const above = dockerfile.lineStart(line - 1);
    if (above <= floor || !isCommentLine(dockerfile, above)) break;
    line = above;
  }
  return lineContentStart(dockerfile, line);
}

/** Right above an instruction nothing but a comment can start with `#`. */
function isCommentLine(dockerfile: Dockerfile, lineStart: number): boolean {
  const line = dockerfile.text.slice(lineContentStart(dockerfile, lineStart), dockerfile.lineEnd(lineStart));
  return line.trimStart().startsWith('#');
}
