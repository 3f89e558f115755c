import { fileOptions } from '../config/configured.ts';
import { Witness } from '../context/witness.ts';
import type { Repairer } from '../repair.ts';
import type { NamedTransform } from '../transform.ts';
import { faultOf } from './outcome.ts';
import type { Circumstances, Outcome, Task } from './outcome.ts';

/** Repairs one Dockerfile; what goes wrong is part of the answer. */
export function solve(
  { path, text, configuration }: Task,
  { cwd, options, testify }: Circumstances,
  transforms: readonly NamedTransform[],
  repairer: Repairer,
): Outcome {
  const witness = testify ? new Witness(cwd) : undefined;
  try {
    const settings = fileOptions(configuration, options, transforms);
    const { result, root } = repairer.repair(path, text, {
      ...settings,
      ...(witness === undefined ? {} : { listener: witness }),
    });
    return { kind: 'solved', result, root, testimony: witness?.testimony };
  } catch (error) {
    return { kind: 'failed', fault: faultOf(error) };
  }
}
