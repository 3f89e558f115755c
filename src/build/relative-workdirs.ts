import type { Instruction, Word } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A WORKDIR that says where it is only together with another one, or with the base image. */
export interface RelativeWorkdir {
  readonly place: Word;
  readonly written: string;
  /** Where it is; with the base image of today, where that decides. */
  readonly absolute: string;
  /** The directory that it is joined to, as written where a WORKDIR names it. */
  readonly base: string;
  /** The WORKDIR that names it; undefined where the base image does. */
  readonly above: Instruction | undefined;
}

/** Every relative WORKDIR whose place is certain. */
export function* relativeWorkdirs(build: Build): Iterable<RelativeWorkdir> {
  for (const stage of build.stages) {
    let above: { readonly path: string; readonly instruction: Instruction | undefined } | undefined;
    for (const step of stage.steps) {
      const { instruction } = step;
      const place = instruction.words[0];
      if (instruction.keyword !== 'WORKDIR' || place === undefined) continue;
      if (isAbsolute(step, place)) {
        above = { path: place.raw, instruction };
        continue;
      }
      above ??= isPlain(place) ? ofBase(step) : undefined;
      const absolute = above && below(above.path, place);
      if (above === undefined || absolute === undefined || !isThere(step, absolute, place)) {
        above = undefined;
        continue;
      }
      yield { place, written: place.raw, absolute, base: above.path, above: above.instruction };
      above = { path: absolute, instruction };
    }
  }
}

/** Written without quotes or blanks; it may begin with a variable of the environment, which no build argument changes. */
function isAbsolute({ stage, index }: Step, { raw }: Word): boolean {
  const [, variable] = /^\$\{?(\w+)/.exec(raw) ?? [];
  if (/[\s"'\\`]/.test(raw)) return false;
  return variable === undefined ? raw.startsWith('/') : stage.state(index).setsEnv(variable);
}

/** The path as text; undefined where it has to be known what a variable stands for. */
function below(directory: string, place: Word): string | undefined {
  if (isPlain(place)) return `${directory.replace(/\/+$/, '')}/${place.raw.replace(/^\.\//, '')}`;
  const climbs = /^\.{1,2}(\/[\w@+.-]+)*\/?$/.test(place.raw) && !directory.includes('$');
  return climbs ? join(directory, place.raw) : undefined;
}

/** The working directory of the base image; undefined behind a stage that sets one, or where the image is not certain. */
function ofBase(step: Step): { readonly path: string; readonly instruction: undefined } | undefined {
  const isFirst = step.stage.steps.every(
    ({ instruction, index }) => index >= step.index || instruction.keyword !== 'WORKDIR',
  );
  const { workdir } = step.stage.state(step.index);
  if (!isFirst || setsWorkdir(step.stage) || !workdir.known || !isOfImage(step)) return undefined;
  return { path: workdir.value, instruction: undefined };
}

/** The text names the directory in which the two WORKDIRs end up, whatever its variables have become. */
function isThere({ stage, index }: Step, text: string, place: Word): boolean {
  const state = stage.state(index);
  const expanded = state.expand(text).value;
  return (
    expanded.known &&
    state.workdir.known &&
    expanded.value.startsWith('/') &&
    join(expanded.value, '.') === join(state.workdir.value, place.raw)
  );
}

/** A path of names: no variable, no home, no drive of Windows, no quotes, not the directory itself nor the one above. */
function isPlain({ raw }: Word): boolean {
  return /^(\.\/)?[\w@+-][\w@+.-]*(\/[\w@+-][\w@+.-]*)*\/?$/.test(raw);
}

/** A stage below has set one: what is relative then follows that one. */
function setsWorkdir({ base }: Stage): boolean {
  return base.kind === 'stage' && base.stage.chain.some((stage) => stage.last('WORKDIR') !== undefined);
}

function isOfImage({ stage }: Step): boolean {
  return stage.image.known && stage.reference.defaults.size === 0;
}
