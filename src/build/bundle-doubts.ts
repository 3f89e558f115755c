import type { Range } from '../range.ts';
import { toolsBaking } from '../facts/node-tools.ts';
import type { Build } from './build.ts';
import { isBundleBuild, isDevelopmentFile, isForDevelopment, mayReadLater } from './bundle-builds.ts';
import {
  bakedVariables,
  isLocal,
  isLocalAddress,
  isSecret,
  localDefaults,
  settersOf,
  type BakedDefault,
  type BakedVariable,
} from './bundles.ts';
import type { Stage } from './stage.ts';

/** What a file's bundles are built with that is not for visitors' browsers. */
export interface BundleFaults {
  /** Defaults that nothing but bundles take, those that have to change together side by side: of one stage, or shared. */
  readonly defaults: readonly (readonly BakedDefault[])[];
  /** Variables whose values should not be public by their names. */
  readonly secrets: readonly BakedVariable[];
  /** Places that look wrong as well, and why nothing is done there. */
  readonly doubts: readonly Doubt[];
}

/** A place that looks wrong; the reason is half a sentence. */
export interface Doubt {
  readonly at: Range;
  readonly reason: string;
}

/** Looks through the stages of a build. */
export function bundleFaults(build: Build): BundleFaults {
  const baked = build.stages.flatMap(bakedVariables);
  const local = baked.filter(isLocal);
  const secrets = baked.filter(isSecret);
  const defaults = local.flatMap(localDefaults);
  const reasons = new Map(defaults.map((one) => [one, whyItStays(one, defaults)]));
  return {
    defaults: groups(defaults.filter((one) => reasons.get(one) === undefined)),
    secrets,
    doubts: [
      ...[...reasons].flatMap(([{ pair }, reason]) =>
        reason === undefined ? [] : [{ at: pair.range, reason }],
      ),
      ...local.filter((one) => localDefaults(one).length === 0).map(fixed),
      ...secrets.map(readable),
      ...unseen(build, baked),
    ],
  };
}

function groups(defaults: readonly BakedDefault[]): BakedDefault[][] {
  const byStage = new Map<Stage, BakedDefault[]>();
  for (const one of defaults) {
    const { stage } = (defaults.find(({ pair }) => pair === one.pair) ?? one).step;
    byStage.set(stage, [...(byStage.get(stage) ?? []), one]);
  }
  return [...byStage.values()];
}

/** What the default is right for; undefined where nothing but bundles takes it. */
function whyItStays(one: BakedDefault, all: readonly BakedDefault[]): string | undefined {
  const { build } = one.step.stage;
  const { dockerfile } = build.context;
  const builders = all.filter(({ pair }) => pair === one.pair).map(({ baked }) => baked.run.step.stage);
  const stage = builders.find(({ name = '' }) => isForDevelopment(name));
  const place = isDevelopmentFile(dockerfile) ? dockerfile : stage && nameOf(stage);
  if (place !== undefined) return `${place} is for development by its name, and there ${one.value} is right`;
  const others = build.stages.filter((other) => !builders.some(({ chain }) => chain.includes(other)));
  const taker = others.find(
    (other) => takes(other, one) && !other.chain.some((each) => builders.includes(each)),
  );
  return taker && `${nameOf(taker)} takes the default of ${one.arg} too, and builds no bundle`;
}

function takes(stage: Stage, one: BakedDefault): boolean {
  if (stage.chain.includes(one.step.stage)) return true;
  // A stage that merely hands the value on does no harm without it; a development server does.
  return one.holder === 'global' && settersOf(stage).has(one.arg) && isForDevelopment(stage.name ?? '');
}

function nameOf({ name, index }: Stage): string {
  return `stage ${name ?? index}`;
}

function fixed({ name, variable, setBy }: BakedVariable): Doubt {
  const value = variable.value.known ? variable.value.value : '';
  const why =
    variable.defaults.size === 0
      ? 'no ARG gives it, so that no --build-arg takes its place'
      : `it is not the default of one ARG (${[...variable.defaults].join(', ')})`;
  return { at: setBy.range, reason: `${name} is ${value} in the bundle, and ${why}` };
}

function readable({ name, tool, setBy }: BakedVariable): Doubt {
  return {
    at: setBy.range,
    reason: `${tool.tool} writes ${name} into the bundle, where every visitor can read it`,
  };
}

/** Public ARGs with a local default that no build sees. */
function* unseen(build: Build, baked: readonly BakedVariable[]): Iterable<Doubt> {
  const seen = new Set(baked.map(({ name }) => name));
  const runs = build.stages.flatMap(({ commands }) => commands);
  for (const instruction of build.dockerfile.instructions) {
    if (instruction.keyword !== 'ARG') continue;
    for (const { key, value, range } of instruction.pairs) {
      if (seen.has(key) || value === undefined || !isLocalAddress(value.value)) continue;
      for (const tool of toolsBaking(key)) {
        const builder = runs.find((run) => isBundleBuild(run, tool));
        if (builder !== undefined) yield { at: range, reason: whyUnseen(key, builder.step.stage) };
        else if (runs.some((run) => mayReadLater(run, tool)))
          yield {
            at: range,
            reason: `${tool.tool} does not have to bake ${key}: ${tool.note ?? ''}`,
          };
      }
    }
  }
}

function whyUnseen(name: string, stage: Stage): string {
  return `the build in ${nameOf(stage)} does not see ${name}: an ARG holds in its own stage, from its line on`;
}
