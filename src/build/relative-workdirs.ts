import type { Word } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A WORKDIR whose place the base image decides. */
export interface RelativeWorkdir {
  readonly place: Word;
  readonly written: string;
  /** Where it is with the base image of today. */
  readonly absolute: string;
  /** Working directory of the base image. */
  readonly base: string;
}

/** The first WORKDIR of each stage, where it is relative and the working directory of its base image is known. */
export function* relativeWorkdirs(build: Build): Iterable<RelativeWorkdir> {
  for (const stage of build.stages) {
    const step = stage.steps.find(({ instruction }) => instruction.keyword === 'WORKDIR');
    const place = step?.instruction.words[0];
    if (step === undefined || place === undefined || !isPlain(place) || setsWorkdir(stage)) continue;
    const { workdir } = stage.state(step.index);
    if (!workdir.known || !isOfImage(step)) continue;
    yield { place, written: place.raw, absolute: join(workdir.value, place.raw), base: workdir.value };
  }
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
