import type { Pair, Word } from '../dockerfile/types.ts';
import { consoleScript } from '../facts/console-scripts.ts';
import { valueOf } from '../known.ts';
import type { Copy } from './copy.ts';
import { bringsScript, environmentsOf, type Environment } from './environments.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';

/** An environment that was copied to another directory than its scripts name. */
export interface MovedEnvironment {
  readonly environment: Environment;
  readonly script: string;
  readonly copy: Copy;
  /** Words that name the directory where it is now, the destination first, each with what it has to say instead. */
  readonly words: readonly { readonly word: Word; readonly text: string }[];
}

/** Moved environments whose scripts a container starts, as far as every place that names them can be changed. */
export function movedEnvironments(target: Stage): MovedEnvironment[] {
  return environmentsOf(target).flatMap((environment) => {
    const { origin, place, step } = environment;
    const copy = target.copyBy(step.instruction);
    if (origin === place || copy?.from.kind !== 'stage' || isPrivate(origin)) return [];
    const isWhole = copy.target.known && copy.target.value === place;
    const isFromOrigin = copy.sources.some(({ path }) => valueOf(path) === origin);
    const script = startedScript(target, environment);
    if (!isWhole || !isFromOrigin || script === undefined || mayWork(target, environment)) return [];
    const words = namingWords(target, copy, environment);
    return words === undefined ? [] : [{ environment, script, copy, words }];
  });
}

/** Directories that other users may not enter, or that are often mounted over. */
function isPrivate(directory: string): boolean {
  return within('/root', directory) || within('/tmp', directory);
}

/** The console script of the environment that a container starts; `python` finds its packages wherever they are. */
function startedScript(target: Stage, environment: Environment): string | undefined {
  const { place } = environment;
  const onPath = valueOf(target.end.path)?.[0] === `${place}/bin`;
  const start = target.launch.instruction('ENTRYPOINT') ?? target.launch.instruction('CMD');
  const process = target.launch.processes.find(
    ({ instruction, via }) => instruction === start && via.length === 0,
  );
  const [program] = process?.words ?? [];
  const path = program && valueOf(program);
  const name = path?.startsWith(`${place}/bin/`)
    ? path.slice(place.length + '/bin/'.length)
    : onPath
      ? path
      : undefined;
  const isScript =
    name !== undefined && (consoleScript(name)?.name === name || bringsScript(environment, name));
  return isScript ? name : undefined;
}

/** Programs that may change the scripts, or make what they name. */
const MENDERS = new Set(['find', 'ln', 'perl', 'sed', 'virtualenv-clone', 'grep', 'xargs']);

function mayWork(target: Stage, { origin, run }: Environment): boolean {
  const maker = run.step.stage;
  const commands = [...target.chain, ...maker.chain].flatMap((stage) => stage.commands);
  const isRelocatable = commands.some(
    ({ command }) => command.has('--relocatable') || MENDERS.has(command.name),
  );
  const variable = valueOf(maker.end.env('UV_VENV_RELOCATABLE')) !== undefined;
  const isThere = target.copies.some(
    (copy) => !copy.target.known || within(copy.target.value, origin) || within(origin, copy.target.value),
  );
  const isBase = target.chain.some((stage) => stage !== target && stage === maker);
  return isRelocatable || variable || isThere || isBase || target.chain.length > 1;
}

function namingWords(
  target: Stage,
  copy: Copy,
  { place, origin }: Environment,
): MovedEnvironment['words'] | undefined {
  const destination = copy.destinationWord;
  const others = target.steps.filter(({ instruction }) => instruction !== copy.instruction);
  const named = others.flatMap(({ instruction }) => {
    const words: readonly Word[] =
      instruction.json ?? (instruction.keyword === 'ENV' ? values(instruction.pairs) : instruction.words);
    const inWords = words.filter(({ raw }) => raw.includes(place));
    return inWords.map((word) => ({ instruction, word }));
  });
  // What stands in other instructions may mean more than the environment.
  const isPlain = named.every(
    ({ instruction, word: { raw } }) =>
      (instruction.keyword === 'ENV' || instruction.json !== undefined) &&
      raw.split(place).length === 2 &&
      !raw.includes(`${place}-`),
  );
  if (!isPlain || destination.raw.includes('$') || /[\s"'\\]/.test(destination.raw + origin))
    return undefined;
  return [
    { word: destination, text: origin },
    ...named.map(({ word }) => ({ word, text: word.raw.replace(place, origin) })),
  ];
}

function values(pairs: readonly Pair[]): Word[] {
  return pairs.flatMap(({ value }) => value ?? []);
}
