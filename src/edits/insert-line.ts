import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { indentAt, inKeywordCase } from './style.ts';

/** Writes an instruction on the line right above another one, below the comments over that. */
export function insertLineBefore(dockerfile: Dockerfile, { range }: Instruction, text: string): Edit[] {
  return [
    {
      start: range.start,
      end: range.start,
      text: `${inKeywordCase(dockerfile, text)}\n${indentAt(dockerfile, range.start)}`,
    },
  ];
}
