import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionAfter, startWithComments } from './insert-instruction.ts';
import { removeInstruction } from './remove-instruction.ts';

/** Moves an instruction, with the comment lines right above it, to the line after another one that stands further down. */
export function moveInstructionAfter(
  dockerfile: Dockerfile,
  instruction: Instruction,
  anchor: Instruction,
): Edit[] {
  const start = startWithComments(dockerfile, instruction);
  const written = dockerfile.text.slice(start, instruction.range.end).replaceAll('\r\n', '\n');
  const removed = removeInstruction(dockerfile, instruction).map((edit) =>
    start < dockerfile.lineStart(instruction.range.start) ? { ...edit, start } : edit,
  );
  return [...removed, ...insertInstructionAfter(dockerfile, anchor, written.trimStart())];
}
