import { scriptOf } from '../dockerfile/script.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { commentOnLine } from './comment-place.ts';
import { commentStart } from './comment-start.ts';
import { nextLine, writtenInstructions } from './written.ts';

/** A comment of the shell in a RUN of several lines: for the shell they are one, so that it reaches to the end of the last. */
export interface SwallowingComment {
  readonly instruction: Instruction;
  /** The words that are meant as the comment: an operator at the end of the line is not among them. */
  readonly range: Range;
  /** It is certain how what follows is joined to what stands before. */
  readonly joined: boolean;
}

/** The first comment of each RUN that takes the lines below it along. */
export function* swallowingComments(build: Build): Iterable<SwallowingComment> {
  const { dockerfile } = build;
  for (const instruction of writtenInstructions(build)) {
    if (
      instruction.keyword !== 'RUN' ||
      instruction.json !== undefined ||
      scriptOf(instruction).heredoc !== undefined
    )
      continue;
    const start = commentStart(instruction.body.text);
    if (start < 0) continue;
    const whole = commentOnLine(dockerfile, instruction, instruction.body.offset(start));
    const rest = restBelow(instruction, whole);
    if (rest === '') continue;
    const operator =
      /(?<!\s)\s*(?:&&|\|\||;)$/.exec(dockerfile.text.slice(whole.start, whole.end))?.[0] ?? '';
    const range = { start: whole.start, end: whole.end - operator.length };
    if (!/\p{L}/u.test(dockerfile.text.slice(range.start, range.end))) continue;
    yield {
      instruction,
      range,
      joined: operator !== '' || /^(?:&&|\|)/.test(rest) || isItem(dockerfile, instruction, whole.start),
    };
  }
}

/** What the instruction says below the line of a comment. */
function restBelow({ body }: Instruction, { end }: Range): string {
  let index = body.text.length;
  while (index > 0 && body.offset(index - 1) >= end) index--;
  return body.text.slice(index).trim().replace(/^\\/, '').trim();
}

/** A word alone on its line, below a line that ends without an operator: one of a list. */
function isItem(dockerfile: Dockerfile, { head }: Instruction, offset: number): boolean {
  const line = dockerfile.lineStart(offset);
  if (line <= head.start) return false;
  const word = dockerfile.text.slice(line, offset).trim();
  const below = dockerfile.text.slice(nextLine(dockerfile, offset), head.end).split('\n', 1)[0]?.trim() ?? '';
  return /^[\w@.:=+~/-]+$/.test(word) && /^[\w@.:=+~/-]+(?:\s*\\|\s+#.*)?$/.test(below);
}
