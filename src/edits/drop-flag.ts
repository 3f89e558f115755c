import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { removeFlag } from './flags.ts';

/** Takes out every flag of that name, and the lines that only such flags stood on. */
export function dropFlag(dockerfile: Dockerfile, instruction: Instruction, name: string): Edit[] {
  const [start, end] = [instruction.keywordRange.end, instruction.body.offset(0)];
  const hasComment = dockerfile.comments.some(({ range }) => range.start >= start && range.end <= end);
  const onlyThese = instruction.flags.every((flag) => flag.name === name);
  return onlyThese && !hasComment ? [{ start, end, text: ' ' }] : removeFlag(instruction, name);
}
