import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import { commandStyle, ownCommandStyle } from './style.ts';

/**
 * Joins two RUNs by `&&`, the second on lines of its own. `gap` reaches from the last command of the first to the first of
 * the second; comment lines in it stay between the two, blank lines do not.
 */
export function joinRuns(
  dockerfile: Dockerfile,
  first: Instruction,
  second: Instruction,
  gap: Range,
): Edit[] {
  const { operators, indent } =
    ownCommandStyle(dockerfile, first) ?? ownCommandStyle(dockerfile, second) ?? commandStyle(dockerfile);
  const comments = dockerfile.comments.flatMap(({ range }) =>
    range.start > gap.start && range.end < gap.end
      ? [dockerfile.text.slice(dockerfile.lineStart(range.start), range.end)]
      : [],
  );
  const [behind, before] = operators === 'leading' ? ['', '&& '] : [' &&', ''];
  const lines = [`${behind} ${dockerfile.escape}`, ...comments, `${indent}${before}`];
  return [{ ...gap, text: lines.join('\n') }];
}
