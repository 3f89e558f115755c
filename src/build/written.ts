import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Build } from './build.ts';

/** Every instruction of the file in source order; what stands behind ONBUILD instead of the ONBUILD. */
export function writtenInstructions({ dockerfile }: Build): readonly Instruction[] {
  return dockerfile.instructions.map((instruction) => instruction.trigger ?? instruction);
}

/** Start of the line below the one that holds an offset; the length of the text where there is none. */
export function nextLine({ text }: Dockerfile, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}
