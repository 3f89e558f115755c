import type { Instruction, Pair } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** A value of an ENV that reads a variable which the same ENV sets: the builder puts in what was there before, nothing. */
export interface SelfReadingEnv {
  readonly instruction: Instruction;
  readonly reader: Pair;
  readonly name: string;
  /** The blank between the pair before it and its own; undefined where more than blanks is there. */
  readonly gap: Range | undefined;
}

/** The first such value of each ENV of a stage. */
export function selfReadingEnvs(stage: Stage): SelfReadingEnv[] {
  return stage.steps.flatMap(({ instruction, index }) => {
    if (instruction.keyword !== 'ENV' || instruction.pairs.length < 2) return [];
    const { pairs } = instruction;
    for (const [position, reader] of pairs.entries()) {
      const set = pairs.slice(0, position).find(({ key }) => reads(reader, key));
      const previous = pairs[position - 1];
      if (set === undefined || previous === undefined || set.key === reader.key) continue;
      if (isSetBefore(stage, index, set.key)) continue;
      return [{ instruction, reader, name: set.key, gap: gapBetween(stage, previous, reader) }];
    }
    return [];
  });
}

/** By the stage, one below it, or, as far as that is recorded, by the base image. */
function isSetBefore(stage: Stage, index: number, name: string): boolean {
  const seen = stage.state(index).seen(name);
  if (seen.known && seen.value !== undefined) return true;
  return stage.chain.some((each) =>
    each.steps
      .slice(0, each === stage ? index : undefined)
      .some(
        ({ instruction: { keyword, pairs } }) =>
          (keyword === 'ENV' || keyword === 'ARG') && pairs.some(({ key }) => key === name),
      ),
  );
}

function reads({ value }: Pair, name: string): boolean {
  if (value === undefined || value.quote === "'" || !/^\w+$/.test(name)) return false;
  return new RegExp(`(?<!\\\\)\\$(?:\\{${name}\\}|${name}(?!\\w))`).test(value.raw);
}

function gapBetween({ build: { dockerfile } }: Stage, before: Pair, after: Pair): Range | undefined {
  const gap = { start: before.range.end, end: after.range.start };
  const text = dockerfile.text.slice(gap.start, gap.end).replaceAll(dockerfile.escape, '');
  return text.trim() === '' ? gap : undefined;
}
