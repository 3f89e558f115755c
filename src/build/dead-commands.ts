import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Build } from './build.ts';

/** An instruction that says how a container starts, and that a later one of its stage replaces. */
export interface DeadCommand {
  readonly instruction: Instruction;
  /** The one that counts. */
  readonly last: Instruction;
  /** A comment stands right above it, or within. */
  readonly described: boolean;
}

const KEYWORDS = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'];

/** Every CMD, ENTRYPOINT and HEALTHCHECK of a stage but the last of each. */
export function* deadCommands(build: Build): Iterable<DeadCommand> {
  for (const stage of build.stages) {
    for (const keyword of KEYWORDS) {
      const last = stage.last(keyword);
      for (const { instruction } of stage.steps) {
        if (last === undefined || instruction.keyword !== keyword || instruction === last) continue;
        yield { instruction, last, described: isDescribed(build.dockerfile, instruction) };
      }
    }
  }
}

function isDescribed(dockerfile: Dockerfile, { range }: Instruction): boolean {
  const above = dockerfile.lineStart(Math.max(dockerfile.lineStart(range.start) - 1, 0));
  return dockerfile.comments.some(
    (comment) => comment.range.start >= above && comment.range.end <= range.end,
  );
}
