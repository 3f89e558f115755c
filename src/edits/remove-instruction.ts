import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { lineContentStart, topLevel } from './style.ts';

/** Takes out an instruction with its lines; of two blank lines that would meet, one goes too. */
export function removeInstruction(dockerfile: Dockerfile, instruction: Instruction): Edit[] {
  const { range } = topLevel(dockerfile, instruction);
  const start = lineContentStart(dockerfile, range.start);
  const end = dockerfile.lineEnd(range.end);
  if (end === dockerfile.text.length) return [{ start: lastWrittenEnd(dockerfile, start), end, text: '' }];
  const next = nextLineStart(dockerfile, end);
  const blankAbove = start > 0 && isBlankLine(dockerfile, start - 1);
  const blankBelow = next < dockerfile.text.length && isBlankLine(dockerfile, next);
  return [{ start, end: blankAbove && blankBelow ? nextLineStart(dockerfile, next) : next, text: '' }];
}

/** End of the last line before that is not blank, so that the file goes on ending without a line break. */
function lastWrittenEnd(dockerfile: Dockerfile, start: number): number {
  let line = dockerfile.lineStart(start);
  while (line > 0) {
    line = dockerfile.lineStart(line - 1);
    if (!isBlankLine(dockerfile, line)) return dockerfile.lineEnd(line);
  }
  return start;
}

function nextLineStart(dockerfile: Dockerfile, offset: number): number {
  const lineFeed = dockerfile.text.indexOf('\n', offset);
  return lineFeed < 0 ? dockerfile.text.length : lineFeed + 1;
}

function isBlankLine(dockerfile: Dockerfile, offset: number): boolean {
  return dockerfile.text.slice(dockerfile.lineStart(offset), dockerfile.lineEnd(offset)).trim() === '';
}
