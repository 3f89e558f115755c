import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionAfter, insertInstructionBefore, startWithComments } from './insert-instruction.ts';
import { removeInstruction } from './remove-instruction.ts';

/** Moves an instruction, with the comment lines right above it, to the line before another one that stands further up. */
export function moveInstructionBefore(
  dockerfile: Dockerfile,
  instruction: Instruction,
  anchor: Instruction,
): Edit[] {
  const { removed, written } = taken(dockerfile, instruction);
  return [...insertInstructionBefore(dockerfile, anchor, written), ...removed];
}

/** Moves an instruction, with the comment lines right above it, to the line after another one that stands further down. */
export function moveInstructionAfter(
  dockerfile: Dockerfile,
  instruction: Instruction,
  anchor: Instruction,
): Edit[] {
  const { removed, written } = taken(dockerfile, instruction);
  return [...removed, ...insertInstructionAfter(dockerfile, anchor, written)];
}

function taken(dockerfile: Dockerfile, instruction: Instruction): { removed: Edit[]; written: string } {
  const start = startWithComments(dockerfile, instruction);
  const written = dockerfile.text.slice(start, instruction.range.end).replaceAll('\r\n', '\n');
  const removed = removeInstruction(dockerfile, instruction).map((edit) =>
    start < dockerfile.lineStart(instruction.range.start) ? { ...edit, start } : edit,
  );
  return { removed, written: written.trimStart() };
}
