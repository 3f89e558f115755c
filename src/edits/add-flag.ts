import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';

/** Writes one flag more behind those that an instruction has, others of the same name among them. */
export function addFlag({ flags, keywordRange }: Instruction, name: string, value: string): Edit[] {
  const end = flags.at(-1)?.range.end ?? keywordRange.end;
  return [{ start: end, end, text: ` --${name}=${value}` }];
}
