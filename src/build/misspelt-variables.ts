import { nearest } from '../dockerfile/nearest.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { is } from '../known.ts';
import type { Range } from '../range.ts';
import { wordReferences } from './reference-words.ts';
import type { Stage, Step } from './stage.ts';

/** A reference to a variable that nothing sets, and whose name is nearly that of one that is set. */
export interface MisspeltVariable {
  /** The name alone, without dollar sign and braces. */
  readonly at: Range;
  readonly name: string;
  readonly wanted: string;
}

const EXPANDED: ReadonlySet<string> = new Set([
  'ADD',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** Shorter names are too near to each other. */
const MIN_LENGTH = 5;

/** Among more names than anybody writes by hand, each is near to another. */
const MAX_NAMES = 500;

/** Every such reference in the instructions of a stage; what a shell replaces may be set in many other ways. */
export function misspeltVariables(stage: Stage): MisspeltVariable[] {
  const setting = stage.chain
    .flatMap(({ steps }) => steps)
    .filter(({ instruction }) => namesSetBy(instruction).length > 0);
  if (setting.length > MAX_NAMES) return [];
  return stage.steps.flatMap((step) => {
    const { instruction } = step;
    if (!EXPANDED.has(instruction.keyword) || !instruction.body.text.includes('$')) return [];
    return valuesOf(instruction).flatMap((word) =>
      wordReferences(word.raw).flatMap((part) => {
        if (part.kind === 'text' || part.fallback || part.name.length < MIN_LENGTH) return [];
        const { name } = part;
        if (!is(stage.state(step.index).seen(name), undefined) || namesAfter(step).has(name)) return [];
        const wanted = only(name, namesBefore(step));
        const at = wanted === undefined ? undefined : placeOf(stage, word, name);
        return wanted === undefined || at === undefined ? [] : [{ at, name, wanted }];
      }),
    );
  });
}

/** The one name that is near. */
function only(name: string, names: ReadonlySet<string>): string | undefined {
  const near = nearest(name, names);
  const others = new Set([...names].filter((other) => other !== near));
  const isDigitApart = near !== undefined && near.replaceAll(/\d/g, '') === name.replaceAll(/\d/g, '');
  return near === undefined || isDigitApart || nearest(name, others) !== undefined ? undefined : near;
}

function valuesOf({ pairs, words }: Instruction): readonly Word[] {
  const values = pairs.length > 0 ? pairs.flatMap(({ value }) => value ?? []) : words;
  return values.filter(({ quote }) => quote !== "'");
}

function placeOf({ build }: Stage, { range }: Word, name: string): Range | undefined {
  const text = build.dockerfile.text.slice(range.start, range.end);
  const found = [...text.matchAll(new RegExp(`(?<!\\\\)\\$\\{?(${name})(?!\\w)`, 'g'))];
  const [first] = found;
  if (first === undefined || found.length > 1) return undefined;
  const start = range.start + first.index + first[0].length - name.length;
  return { start, end: start + name.length };
}

function namesBefore({ stage, index }: Step): ReadonlySet<string> {
  const own = stage.steps.slice(0, index).map(({ instruction }) => instruction);
  const below = stage.chain.slice(1).flatMap(({ steps }) => steps.map(({ instruction }) => instruction));
  return new Set([...own, ...below].flatMap(namesSetBy));
}

/** Set later, or before the first FROM alone: that is another matter. */
function namesAfter({ stage, index }: Step): ReadonlySet<string> {
  const { instructions } = stage.build.dockerfile;
  const globals = instructions.slice(
    0,
    instructions.findIndex(({ keyword }) => keyword === 'FROM'),
  );
  const later = stage.steps.slice(index).map(({ instruction }) => instruction);
  return new Set([...globals, ...later].flatMap(namesSetBy));
}

function namesSetBy({ keyword, pairs }: Instruction): string[] {
  return keyword === 'ENV' || keyword === 'ARG' ? pairs.map(({ key }) => key) : [];
}
