import type { Build } from '../build/build.ts';
import { shellOf } from '../build/commands.ts';
import type { Step } from '../build/stage.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Shell } from '../shell/types.ts';

const steps = new WeakMap<Build, ReadonlyMap<Instruction, Step>>();

/** What the shell reads of a RUN, also behind ONBUILD; undefined for other instructions and for those of no stage. */
export function runShell(build: Build, instruction: Instruction): Shell | undefined {
  const run = instruction.trigger ?? instruction;
  const step = run.keyword === 'RUN' ? stepsOf(build).get(instruction) : undefined;
  return step && shellOf({ ...step, instruction: run });
}

function stepsOf(build: Build): ReadonlyMap<Instruction, Step> {
  const found =
    steps.get(build) ?? new Map(build.stages.flatMap((stage) => stage.steps).map((s) => [s.instruction, s]));
  steps.set(build, found);
  return found;
}
