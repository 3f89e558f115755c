import type { LeftInterpreter } from '../build/managed-interpreter.ts';
import type { Edit } from '../fix.ts';
import { addToEnv, envInstruction } from './add-to-env.ts';
import { insertInstructionBefore } from './insert-instruction.ts';

/** Where uv's own guide for containers keeps them: every user may read there, unlike in /root. */
export const PYTHON_DIRECTORY = '/python';

/** Has uv keep its Pythons where they can be copied from, and read by all; joined to the variables of uv that there are. */
export function keepPythons({ environment, first, directory, mayBeSystem, env }: LeftInterpreter): Edit[] {
  const { dockerfile } = environment.step.stage.build;
  const variables = {
    ...(directory === undefined ? { UV_PYTHON_INSTALL_DIR: PYTHON_DIRECTORY } : {}),
    ...(mayBeSystem ? { UV_PYTHON_PREFERENCE: 'only-managed' } : {}),
  };
  if (Object.keys(variables).length === 0) return [];
  return env === undefined
    ? insertInstructionBefore(dockerfile, first.step.instruction, envInstruction(variables))
    : addToEnv(dockerfile, env, variables);
}
