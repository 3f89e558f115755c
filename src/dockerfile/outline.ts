import { DockerfileParser } from 'dockerfile-ast';

/** 0-based first and last line of every instruction, and the lines that are comments. */
export interface Outline {
  readonly instructions: readonly { readonly first: number; readonly last: number }[];
  readonly comments: readonly number[];
}

/** Reads the outline of a Dockerfile from its skeleton. */
export function readOutline(skeleton: string): Outline {
  const dockerfile = DockerfileParser.parse(skeleton);
  return {
    instructions: dockerfile.getInstructions().map((instruction) => {
      const { start, end } = instruction.getRange();
      return { first: start.line, last: end.line };
    }),
    comments: dockerfile.getComments().map((comment) => comment.getRange().start.line),
  };
}
