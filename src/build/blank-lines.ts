import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Build } from './build.ts';
import { nextLine } from './written.ts';

/** An instruction that goes on behind empty lines. */
export interface BrokenUp {
  readonly instruction: Instruction;
  /** One removal for each stretch of empty lines. */
  readonly edits: readonly Edit[];
}

/** Instructions with empty lines between their lines; those of heredocs are content and do not count. */
export function* brokenUp({ dockerfile }: Build): Iterable<BrokenUp> {
  for (const instruction of dockerfile.instructions) {
    const edits: Edit[] = [];
    let line = nextLine(dockerfile, instruction.head.start);
    while (line < instruction.head.end) {
      const end = endOfBlanks(dockerfile.text, line, instruction.head.end);
      if (end > line) edits.push({ start: line, end, text: '' });
      line = nextLine(dockerfile, end);
    }
    if (edits.length > 0) yield { instruction, edits };
  }
}

/** Start of the first line from `start` on that holds something. */
function endOfBlanks(text: string, start: number, limit: number): number {
  let line = start;
  while (line < limit) {
    const feed = text.indexOf('\n', line);
    if (feed < 0 || text.slice(line, feed).trim() !== '') return line;
    line = feed + 1;
  }
  return line;
}
