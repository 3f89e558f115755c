import type { Stage, Step } from './stage.ts';

/** Stages that are built FROM one, and those that are built FROM them. */
export function builtFrom(stage: Stage): Stage[] {
  return stage.build.stages.filter((other) => other !== stage && other.chain.includes(stage));
}

/** The ways on from a step, each to an end of its own: the rest of its stage, then a stage that is built FROM it, and so on. */
export function waysOn(step: Step): Step[][] {
  const rest = step.stage.steps.slice(step.index + 1);
  const next = step.stage.build.stages.filter(
    ({ base }) => base.kind === 'stage' && base.stage === step.stage,
  );
  const further = next.flatMap((stage) => waysFrom(stage));
  return further.length === 0 ? [rest] : further.map((way) => [...rest, ...way]);
}

function waysFrom(stage: Stage): Step[][] {
  const next = stage.build.stages.filter(({ base }) => base.kind === 'stage' && base.stage === stage);
  const further = next.flatMap((other) => waysFrom(other));
  return further.length === 0 ? [[...stage.steps]] : further.map((way) => [...stage.steps, ...way]);
}

/** Stages whose image is shipped, or that such a one is built FROM: what they hold takes room there. */
export function shipped(stage: Stage): boolean {
  return stage.build.targets.some((target) => target.chain.includes(stage)) || builtFrom(stage).length > 0;
}
