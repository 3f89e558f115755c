import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { inKeywordCase, withContinuations } from './style.ts';

/**
 * Writes another instruction in the place of one, as far behind its keyword as the other stood; `text` is read as in
 * `insertInstructionAfter`.
 */
export function replaceInstruction(
  dockerfile: Dockerfile,
  { range, keywordRange, body }: Instruction,
  text: string,
): Edit[] {
  const gap = dockerfile.text.slice(keywordRange.end, body.offset(0));
  const written = inKeywordCase(dockerfile, withContinuations(dockerfile, text));
  const aligned = /^[ \t]+$/.test(gap) ? written.replace(' ', gap) : written;
  return [{ start: range.start, end: range.end, text: aligned }];
}
