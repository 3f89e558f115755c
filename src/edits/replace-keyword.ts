import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';

/**
 * Gives an instruction another keyword, in lower case where the old one is. What follows stays in its column as far as the
 * blanks between allow it, where there is more than one.
 */
export function replaceKeyword(
  dockerfile: Dockerfile,
  { keyword, keywordRange, body }: Instruction,
  wanted: string,
): Edit[] {
  const { start, end } = keywordRange;
  const written = dockerfile.text.slice(start, end);
  const blanks = /^ */.exec(dockerfile.text.slice(end, body.offset(0)))?.[0].length ?? 0;
  const surplus = Math.max(0, Math.min(wanted.length - keyword.length, blanks - 1));
  const text = written === written.toLowerCase() ? wanted.toLowerCase() : wanted;
  return [{ start, end: end + surplus, text }];
}
