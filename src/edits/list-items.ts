import type { Dockerfile } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { indentAt } from './style.ts';
import type { Placed } from './words.ts';

/** Writes a word behind one of a list: on a line of its own where that one has its line to itself, else on the same line. */
export function insertListItemAfter(dockerfile: Dockerfile, word: Placed, text: string): Edit[] {
  const { start, end } = word.range;
  const before = dockerfile.text.slice(dockerfile.lineStart(start), start);
  const after = dockerfile.text.slice(end, dockerfile.lineEnd(end)).trim();
  const alone = before.trim() === '' && (after === '' || after === dockerfile.escape);
  const between = alone ? ` ${dockerfile.escape}\n${indentAt(dockerfile, start)}` : ' ';
  return [{ start: end, end, text: `${between}${text}` }];
}
