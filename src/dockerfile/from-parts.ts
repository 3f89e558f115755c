import type { Instruction, Word } from './types.ts';

export interface FromParts {
  /** The base image or stage; undefined where FROM says nothing. */
  readonly image: Word | undefined;
  /** Name of the stage, behind AS. */
  readonly name: Word | undefined;
}

/** The parts of a FROM instruction. */
export function fromParts(instruction: Instruction): FromParts {
  const [image, as, name] = instruction.words;
  return { image, name: as?.raw.toUpperCase() === 'AS' ? name : undefined };
}
