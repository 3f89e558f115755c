import type { Instruction, Word } from '../dockerfile/types.ts';
import { is, known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { Range } from '../range.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { expand } from './expand.ts';
import type { Stage, Step } from './stage.ts';
import { isSetWithin } from './system-tokens.ts';

/**
 * A stage that refers to an ARG which only the lines before the first FROM declare, or which only the builder sets: there it is
 * empty.
 */
export interface LostArgument {
  readonly stage: Stage;
  readonly name: string;
  /** Undefined for one that the builder sets wherever a stage declares it: `TARGETARCH`. */
  readonly declaration: Instruction | undefined;
  /** The first reference. */
  readonly at: Range;
  /** Why the build, or what it fetches, certainly fails with an empty value; undefined where it may not. */
  readonly failure: string | undefined;
  /** Where ARGs of the stage stand: the last one of those at its start, else FROM. */
  readonly after: Instruction;
}

const EXPANDED = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const PLATFORM_ARGUMENTS = ['TARGET', 'BUILD'].flatMap((side) =>
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((what) => `${side}${what}`),
);

interface Declared {
  readonly key: string;
  readonly instruction: Instruction | undefined;
}

/** Every ARG that a stage refers to and has to declare. */
export function lostArguments(stage: Stage): LostArgument[] {
  const global: Declared[] = stage.build.dockerfile.instructions
    .slice(
      0,
      stage.build.dockerfile.instructions.findIndex(({ keyword }) => keyword === 'FROM'),
    )
    .flatMap((instruction) =>
      instruction.keyword === 'ARG' ? instruction.pairs.map(({ key }) => ({ key, instruction })) : [],
    );
  const given = PLATFORM_ARGUMENTS.filter((key) => global.every((one) => one.key !== key));
  const declared = [...global, ...given.map((key): Declared => ({ key, instruction: undefined }))];
  return declared.flatMap(({ key, instruction }) => {
    // The builder hands an ARG on to the stages that are built FROM the one that declares it.
    if (stage.chain.some((one) => one.variables.arg(key, Infinity) !== undefined)) return [];
    const references = referencesTo(stage, key);
    const first = references[0];
    if (first === undefined) return [];
    const failure = references.find((one) => one.failure !== undefined)?.failure;
    return [
      { stage, name: key, declaration: instruction, at: first.at, failure, after: lastArgument(stage) },
    ];
  });
}

function lastArgument({ from, steps }: Stage): Instruction {
  const end = steps.findIndex(({ instruction }) => instruction.keyword !== 'ARG');
  return (end < 0 ? steps.at(-1) : steps[end - 1])?.instruction ?? from;
}

interface Place {
  readonly at: Range;
  readonly failure?: string | undefined;
}

function referencesTo(stage: Stage, name: string): Place[] {
  const lacks = ({ index, instruction }: Step) =>
    instruction.body.text.includes(name) && is(stage.state(index).seen(name), undefined);
  const inInstructions = stage.steps.flatMap((step) => (lacks(step) ? inInstruction(step, name) : []));
  const runs = new Set(stage.steps.filter((step) => step.instruction.keyword === 'RUN' && lacks(step)));
  const inRuns =
    runs.size === 0
      ? []
      : stage.commands
          .filter(({ step }) => runs.has(step) && !isSetWithin(step, name))
          .flatMap((run) => inCommand(run, name));
  return [...inInstructions, ...inRuns].toSorted((one, other) => one.at.start - other.at.start);
}

function inInstruction({ instruction, stage }: Step, name: string): Place[] {
  if (!EXPANDED.has(instruction.keyword)) return [];
  const { pairs, words } = instruction;
  const values = pairs.length > 0 ? pairs.flatMap(({ value }) => value ?? []) : words;
  return values
    .filter((word) => refersTo(word, name, stage))
    .map((word) => ({
      at: word.range,
      failure: instruction.keyword === 'ADD' ? brokenAddress(emptied(word, name), name) : undefined,
    }));
}

/** True where the value of the word, as the builder expands it, needs that variable. */
function refersTo({ raw }: Word, name: string, stage: Stage): boolean {
  if (!raw.includes('$')) return false;
  const { escape } = stage.build.dockerfile;
  const given = (value: string | undefined) =>
    expand(raw, escape, (asked) => known(asked === name ? value : ''));
  const [unset, empty, some] = [given(undefined), given(''), given('x')];
  // `${x:-y}` and `${x-y}` say themselves what to take.
  if (!unset.known || !empty.known || !some.known || unset.value === some.value) return false;
  return !new RegExp(`\\$\\{${name}:?[-+?]`).test(raw);
}

/** The word with a mark where the empty value stands. */
function emptied({ raw }: Word, name: string): string {
  return raw.replaceAll(`\${${name}}`, '\0').replaceAll(new RegExp(`\\$${name}\\b`, 'g'), '\0');
}

function inCommand(run: StageCommand, name: string): Place[] {
  const { command } = run;
  const words = [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])];
  const sure = command.reached === 'always' && !command.tolerated;
  return words
    .filter((word) =>
      word.parts?.some(
        (part) => part.kind === 'variable' && part.name === name && part.fallback === undefined,
      ),
    )
    .map((word) => ({ at: word.range, failure: sure ? failureOf(run, word, name) : undefined }));
}

function failureOf(run: StageCommand, word: ShellWord, name: string): string | undefined {
  const text = (word.parts ?? [])
    .map((part) => (part.kind === 'text' ? part.text : part.name === name ? '\0' : '\u0001'))
    .join('');
  if (run.command.name === 'curl' || run.command.name === 'wget') return brokenAddress(text, name);
  const operation = operationOf(run.command);
  const asked =
    operation?.action === 'install' && operation.operands.includes(word) && /^[\w.[\]+-]+==?\0$/.test(text);
  return asked && PINNING.has(operation.manager)
    ? `${operation.manager} is asked for a version without a number`
    : undefined;
}

const PINNING = new Set(['apt', 'apk', 'pip']);

/** A file, or the directory of a version or platform, whose name lacks what tells it: `tool-.tar.gz`, `/v/`, `linux//tool`. */
function brokenAddress(text: string, name: string): string | undefined {
  const path = /^(?:https?|ftp):\/\/[^/?#]+(\/[^?#]*)/.exec(text)?.[1] ?? '';
  const whole = PLATFORM_ARGUMENTS.includes(name) ? ['v\0', '\0'] : ['v\0'];
  const broken = path
    .split('/')
    .some((segment) => whole.includes(segment) || /[-_]v?\0(?=[-_.]|$)/.test(segment));
  return broken ? `the address lacks its ${whole.length > 1 ? 'platform' : 'version'}` : undefined;
}
