import type { Instruction } from '../dockerfile/types.ts';
import type { Build } from './build.ts';

/** Every instruction of the file in source order; what stands behind ONBUILD instead of the ONBUILD. */
export function writtenInstructions({ dockerfile }: Build): readonly Instruction[] {
  return dockerfile.instructions.map((instruction) => instruction.trigger ?? instruction);
}
