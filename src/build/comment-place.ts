import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';

/** The comment that begins at an offset: to the end of its line, without the mark that continues the instruction. */
export function commentOnLine(dockerfile: Dockerfile, { head }: Instruction, start: number): Range {
  const lineEnd = dockerfile.lineEnd(start);
  const written = dockerfile.text.slice(start, lineEnd).trimEnd();
  const continued = lineEnd < head.end && written.endsWith(dockerfile.escape);
  return { start, end: start + (continued ? written.slice(0, -1).trimEnd() : written).length };
}

/** Puts a comment on a line of its own above the line that it ends. */
export function ownLine(dockerfile: Dockerfile, { start, end }: Range): Edit[] {
  const lineStart = dockerfile.lineStart(start) === 0 && dockerfile.bom ? 1 : dockerfile.lineStart(start);
  const before = dockerfile.text.slice(lineStart, start);
  const indent = before.slice(0, before.length - before.trimStart().length);
  const comment = dockerfile.text.slice(start, end);
  return [
    { start: lineStart, end: lineStart, text: `${indent}${comment}\n` },
    {
      start: lineStart + before.trimEnd().length,
      end,
      text: dockerfile.text[end] === dockerfile.escape ? ' ' : '',
    },
  ];
}
