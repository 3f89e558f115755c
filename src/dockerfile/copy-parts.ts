import type { Range } from '../range.ts';
import { contains } from '../range.ts';
import type { Heredoc, Instruction, Word } from './types.ts';

export interface CopyParts {
  /** Paths, patterns and URLs; heredocs are not among them. */
  readonly sources: readonly Word[];
  /** Files whose contents stand in the Dockerfile, under the heredoc's name. */
  readonly heredocs: readonly Heredoc[];
  readonly destination: Word;
  /** Written as a JSON array. */
  readonly json: boolean;
}

/** The parts of a COPY or ADD instruction; undefined where it has no destination or is neither. */
export function copyParts(instruction: Instruction): CopyParts | undefined {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return undefined;
  const words = instruction.json ?? instruction.words;
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) return undefined;
  const isMarker = (range: Range): boolean =>
    instruction.heredocs.some(({ marker }) => contains(marker, range));
  return {
    sources: words.slice(0, -1).filter((word) => !isMarker(word.range)),
    heredocs: instruction.heredocs,
    destination,
    json: instruction.json !== undefined,
  };
}
