import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionBefore } from './insert-instruction.ts';
import { replaceExecWords } from './replace-exec-words.ts';

/** Gives a SHELL other words, or writes a SHELL with these words before another instruction. */
export function setShell(dockerfile: Dockerfile, instruction: Instruction, words: readonly string[]): Edit[] {
  const [first, last] = [instruction.json?.[0], instruction.json?.at(-1)];
  if (instruction.keyword === 'SHELL' && first !== undefined && last !== undefined)
    return replaceExecWords(instruction, first, last, words);
  const written = words.map((word) => JSON.stringify(word)).join(', ');
  return insertInstructionBefore(dockerfile, instruction, `SHELL [${written}]`);
}
