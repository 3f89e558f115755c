import { fromParts } from '../dockerfile/from-parts.ts';
import type { Build } from './build.ts';
import { isFreeName, referencesTo, writtenNumbers } from './stage-references.ts';
import type { Stage } from './stage.ts';

/** Words that mean something else where a stage is named: https://docs.docker.com/reference/build-checks/reserved-stage-name/ */
const RESERVED: ReadonlySet<string> = new Set(['context', 'scratch']);

/** A stage whose name is not its own. */
export interface SharedName {
  readonly stage: Stage;
  readonly name: string;
  /** A name that nothing has; undefined where it is not certain which place means which. */
  readonly wanted: string | undefined;
  /** The stage below that has the name too; undefined where the name is a word of the builder. */
  readonly other: Stage | undefined;
}

/** Stages that share their name with a later one, which is the one that `--target` means, or with a word of the builder. */
export function* sharedNames(build: Build): Iterable<SharedName> {
  for (const stage of build.stages) {
    const name = stage.name?.toLowerCase();
    const last = name === undefined ? undefined : build.stage(name);
    if (name === undefined || last === undefined) continue;
    const other = last === stage ? undefined : last;
    if (other === undefined && !RESERVED.has(name)) continue;
    const isAmbiguous = build.stages.some((one) => mayMean(one, stage, name));
    yield { stage, name, wanted: isAmbiguous ? undefined : freeName(build, stage, name, other), other };
  }
}

/** A later FROM whose variable may hold the name, or which may mean the empty image by it. */
function mayMean(user: Stage, { index }: Stage, name: string): boolean {
  const { image } = fromParts(user.from);
  if (image === undefined || user.index <= index) return false;
  return image.raw.includes('$') ? !/[:/@]/.test(image.raw) : name === 'scratch' && image.value === name;
}

function freeName(build: Build, stage: Stage, name: string, other: Stage | undefined): string | undefined {
  const candidates =
    other === undefined
      ? [`${name}-stage`]
      : [`${name}-${stage.index + 1}`, `${name}-${stage.index + 1}-stage`];
  return candidates.find((candidate) => isFreeName(build, candidate));
}

/** Stages with capitals in a name that no other one has. */
export function* capitalNames(
  build: Build,
): Iterable<{ readonly stage: Stage; readonly name: string; readonly wanted: string }> {
  for (const stage of build.stages) {
    const { name } = stage;
    const wanted = name?.toLowerCase();
    if (name === undefined || wanted === undefined || name === wanted) continue;
    const isOnly = build.stages.filter((one) => one.name?.toLowerCase() === wanted).length === 1;
    if (isOnly) yield { stage, name, wanted };
  }
}

/** A stage that others mean by its number. */
export interface NumberedStage {
  readonly stage: Stage;
  readonly number: string;
  /** Its name, or one that it may get; undefined where that is not certain. */
  readonly name: string | undefined;
}

/** Stages that COPY or a mount means by a number. */
export function* numberedStages(build: Build): Iterable<NumberedStage> {
  const numbers = writtenNumbers(build);
  for (const stage of build.stages) {
    const number = String(stage.index);
    if (!numbers.has(number) || !referencesTo(build, stage).some(({ written }) => written === number))
      continue;
    const isFirst = build.stages.every(({ name, index }) => name === undefined || index > stage.index);
    const name = stage.index === 0 && isFirst && isFreeName(build, 'build') ? 'build' : undefined;
    yield { stage, number, name: stage.name ?? name };
  }
}
