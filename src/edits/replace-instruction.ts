import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { inKeywordCase, withContinuations } from './style.ts';

/** Writes another instruction in the place of one; `text` is read as in `insertInstructionAfter`. */
export function replaceInstruction(dockerfile: Dockerfile, { range }: Instruction, text: string): Edit[] {
  return [
    {
      start: range.start,
      end: range.end,
      text: inKeywordCase(dockerfile, withContinuations(dockerfile, text)),
    },
  ];
}
