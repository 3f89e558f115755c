import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import { indentAt, inKeywordCase } from './style.ts';

/** Ends a RUN where `gap` starts, and writes an instruction and a RUN with the same flags before what stands behind it. */
export function splitRun(dockerfile: Dockerfile, run: Instruction, gap: Range, between: string): Edit[] {
  const flags = run.flags.map(({ range }) => `${dockerfile.text.slice(range.start, range.end)} `).join('');
  const next = inKeywordCase(dockerfile, `RUN ${flags}`);
  const indent = indentAt(dockerfile, run.range.start);
  return [{ ...gap, text: `\n${indent}${inKeywordCase(dockerfile, between)}\n${indent}${next}` }];
}
