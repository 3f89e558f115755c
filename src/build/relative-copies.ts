import { copyParts } from '../dockerfile/copy-parts.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A COPY to a place that the base image decides: no WORKDIR stands before it. */
export interface RelativeCopy {
  readonly instruction: Instruction;
  readonly destination: Word;
  /** Where it goes with the base image of today, as it has to be written; undefined where that is not known. */
  readonly absolute: string | undefined;
  /** Working directory of the base image, or why it is not known. */
  readonly workdir: string;
}

/** Every COPY to a relative path in a stage where nothing before it sets a working directory. */
export function* relativeCopies(build: Build): Iterable<RelativeCopy> {
  for (const stage of build.stages) {
    const inherits = stage.chain.slice(1).some((below) => below.last('WORKDIR') !== undefined);
    for (const { instruction } of stage.steps) {
      if (inherits || instruction.keyword === 'WORKDIR') break;
      const parts = instruction.keyword === 'COPY' ? copyParts(instruction) : undefined;
      if (parts === undefined || !isRelative(parts.destination)) continue;
      yield { instruction, destination: parts.destination, ...placeOf(stage, parts.destination) };
    }
  }
}

/** A path of names, variables within it; no drive of Windows. */
function isRelative({ value, raw }: Word): boolean {
  return /^[\w.@+-][\w.@+${}/-]*$/.test(value) && !raw.includes('\\');
}

function placeOf(stage: Stage, { value, raw, quote }: Word): Pick<RelativeCopy, 'absolute' | 'workdir'> {
  const { workdir } = stage.state(0);
  if (!workdir.known) return { absolute: undefined, workdir: workdir.reason };
  const rests = [...(stage.chain.at(-1)?.reference.defaults ?? [])];
  if (rests.length > 0)
    return { absolute: undefined, workdir: `another ${rests.join(', ')} means another image` };
  const directory = workdir.value.replace(/\/+$/, '');
  const path = value.replace(/^(\.\/+)+/, '').replace(/^\.$/, '');
  if (path.split('/').includes('..')) return { absolute: undefined, workdir: 'it goes up' };
  const text = `${directory}/${path}`;
  return {
    absolute: quote === undefined ? text : raw.charAt(0) + text + raw.charAt(0),
    workdir: workdir.value,
  };
}
