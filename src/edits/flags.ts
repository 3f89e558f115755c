import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';

/** Gives a flag of an instruction a value: changes the first flag of that name, or writes one behind the others. */
export function setFlag(instruction: Instruction, name: string, value: string): Edit[] {
  const flag = instruction.flags.find((candidate) => candidate.name === name);
  if (flag?.valueRange !== undefined) return [{ ...flag.valueRange, text: value }];
  if (flag !== undefined) return [{ ...flag.range, text: `--${name}=${value}` }];
  const end = instruction.flags.at(-1)?.range.end ?? instruction.keywordRange.end;
  return [{ start: end, end, text: ` --${name}=${value}` }];
}

/** Takes out every flag of that name, each with the blank space before it. */
export function removeFlag(instruction: Instruction, name: string): Edit[] {
  return instruction.flags.flatMap((flag, index) => {
    if (flag.name !== name) return [];
    const start = instruction.flags[index - 1]?.range.end ?? instruction.keywordRange.end;
    return [{ start, end: flag.range.end, text: '' }];
  });
}
