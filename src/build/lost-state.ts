import { condaPrefix } from '../facts/conda-images.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** The only command of a RUN: what it does to the shell is gone with the layer. */
export function loneCommand(step: Step): StageCommand | undefined {
  const { instruction } = step;
  if (instruction.keyword !== 'RUN' || instruction.json !== undefined || instruction.heredocs.length > 0)
    return undefined;
  const shell = shellOf(step);
  if (instruction.flags.length > 0 || !shell.known || shell.value.commands.length !== 1) return undefined;
  const [run] = commandsOf(step);
  if (run === undefined) return undefined;
  const { redirects, reached, tolerated, isolated, wrappedBy, after } = run.command;
  const plain = redirects.length === 0 && wrappedBy.length === 0 && after === undefined;
  return plain && reached === 'always' && !tolerated && !isolated ? run : undefined;
}

/** Steps whose work depends on the directory. */
const IN_DIRECTORY = new Set(['RUN', 'COPY', 'ADD', 'CMD', 'ENTRYPOINT', 'WORKDIR']);

/** A `cd` that a later step relies on: the word as WORKDIR can say it. */
export function lostDirectory(step: Step): { readonly run: StageCommand; readonly path: string } | undefined {
  const run = loneCommand(step);
  const [, word, ...rest] = run?.command.words ?? [];
  if (run?.command.name !== 'cd' || word === undefined || rest.length > 0) return undefined;
  if (word.literal === undefined || !/^[\w./@+-]+$/.test(word.raw) || /^-|^~/.test(word.raw))
    return undefined;
  const { stage, index } = step;
  const later = stage.steps.slice(index + 1);
  const next = later.find(({ instruction }) => IN_DIRECTORY.has(instruction.keyword));
  if (next === undefined || next.instruction.keyword !== 'RUN') return undefined;
  const { workdir } = stage.state(index);
  if (!workdir.known || join(workdir.value, word.literal) === workdir.value) return undefined;
  const directory = join(workdir.value, word.literal);
  const body = stage.commands.filter((one) => one.step === next);
  // What names the directory, or enters one itself, does not miss it.
  const entersItself =
    namesPlace(body, directory) ||
    stage.commands.some((one) => one.step.index > index && /^(cd|pushd)$/.test(one.command.name));
  const readable = later.every((one) => one.instruction.keyword !== 'RUN' || shellOf(one).known);
  return entersItself || !readable || placesFiles(later) ? undefined : { run, path: word.raw };
}

function namesPlace(commands: readonly StageCommand[], directory: string): boolean {
  const words = commands.flatMap((one) => one.words.map((text) => valueOf(text) ?? ''));
  return words.some((text) => text.startsWith('/') && within(directory, text));
}

/** True where files are copied to a place that depends on the directory. */
function placesFiles(steps: readonly Step[]): boolean {
  return steps.some(({ stage, instruction }) => {
    const copy = stage.copyBy(instruction);
    const target = copy?.destination.value;
    return target !== undefined && !(target.known && target.value.startsWith('/'));
  });
}

/** Variables that a RUN sets for nobody, each as ENV can say it. */
export interface LostVariables {
  readonly run: StageCommand;
  readonly pairs: readonly { readonly name: string; readonly text: string }[];
}

export function lostVariables(step: Step): LostVariables | undefined {
  const run = loneCommand(step);
  if (run === undefined) return undefined;
  const { name, words, assignments } = run.command;
  const raws =
    name === 'export' && assignments.length === 0
      ? words.slice(1).map(({ raw }) => raw)
      : name === '' && words.length === 0
        ? assignments.map(({ name: key, append, value }) => `${append ? '+' : ''}${key}=${value?.raw ?? ''}`)
        : [];
  const pairs = raws.map((raw) => readPair(step, raw));
  if (pairs.length === 0) return undefined;
  const sure = pairs.filter((pair) => pair !== undefined);
  return sure.length === pairs.length && sure.some((pair) => !holdsAlready(step, pair))
    ? { run, pairs: sure }
    : undefined;
}

/** Text that means the same to a shell and to ENV. */
const VALUE = /^(?:[\w./:,@%+=$-]|\$\{\w+\})*$/;

function readPair(step: Step, raw: string): { name: string; text: string } | undefined {
  const at = raw.indexOf('=');
  const [name, text] = [raw.slice(0, at), raw.slice(at + 1)];
  const bare = /^"[^"\\`]*"$/.test(text) ? text.slice(1, -1) : text;
  const readable = VALUE.test(text === bare ? text : bare.replaceAll(' ', ''));
  if (at < 1 || !/^[A-Za-z_]\w*$/.test(name) || !readable || text === '' || /\$(?![A-Za-z_{])/.test(text))
    return undefined;
  const references = [...bare.matchAll(/\$\{?(\w+)/g)].map(([, reference = '']) => reference);
  const state = step.stage.state(step.index);
  // What the image does not set, a shell may have of its own: HOME, USER, HOSTNAME.
  const allSet = references.every(
    (reference) => reference === 'PATH' || (valueOf(state.seen(reference)) ?? '') !== '',
  );
  return allSet ? { name, text } : undefined;
}

function holdsAlready(step: Step, { name, text }: { name: string; text: string }): boolean {
  const { stage, index } = step;
  const current = stage.end.env(name);
  const wanted = stage.state(index).expand(text).value;
  if (current.known && wanted.known && current.value === wanted.value) return true;
  if (
    stage.lastEnv(name) !== undefined &&
    stage.steps.some((one) => one.index > index && one.instruction === stage.lastEnv(name))
  )
    return true;
  if (name !== 'PATH') return false;
  const own = text
    .replaceAll('"', '')
    .split(':')
    .filter((one) => !/^\$\{?PATH\}?$/.test(one));
  const path = valueOf(stage.end.path);
  return path === undefined ? own.length === 0 : own.every((one) => path.includes(one));
}

/** A virtual environment, or one of conda, that a RUN enters and leaves at once. */
export interface LostEnvironment {
  readonly run: StageCommand;
  readonly variables: Readonly<Record<string, string>>;
  /** What it is, for messages. */
  readonly name: string;
  /** The RUN fails today. */
  readonly fails: boolean;
}

export function lostEnvironment(step: Step): Known<LostEnvironment> | undefined {
  const run = loneCommand(step);
  if (run === undefined) return undefined;
  const { name, words } = run.command;
  if (name === 'conda' && words.length === 3 && words[1]?.literal === 'activate')
    return condaEnvironment(run);
  if (name !== '.' && name !== 'source') return undefined;
  const script = run.words[1];
  if (script === undefined || words.length !== 2) return undefined;
  const path = valueOf(script);
  if (path === undefined || !path.endsWith('/bin/activate')) return undefined;
  const { workdir } = step.stage.state(step.index);
  if (!workdir.known) return workdir;
  const place = join(workdir.value, path.slice(0, -'/bin/activate'.length));
  if (!madeEnvironments(step.stage, step.index).includes(place))
    return unknown(`nothing before makes a virtual environment in ${place}`);
  if (valueOf(step.stage.end.path)?.includes(`${place}/bin`)) return undefined;
  if (/[\s$"'\\]/.test(place)) return undefined;
  const fails = name === 'source' && isDash(step);
  return known({ run, name: place, fails, variables: { VIRTUAL_ENV: place, PATH: `${place}/bin:$PATH` } });
}

/** dash has no `source`. */
function isDash({ stage, index }: Step): boolean {
  const { shell } = stage.state(index);
  return (
    shell.known && shell.value[0] === '/bin/sh' && stage.image.known && is(stage.image.value.shell, 'dash')
  );
}

/** Absolute directories of the virtual environments that certain commands make before step `index`. */
export function madeEnvironments(stage: Stage, index: number): readonly string[] {
  const below = stage.base.kind === 'stage' ? madeEnvironments(stage.base.stage, Infinity) : [];
  const own = stage.commands
    .filter(({ step, command }) => step.index < index && command.reached === 'always' && !command.tolerated)
    .flatMap((run) => madeBy(run) ?? []);
  return [...below, ...own];
}

const VALUED = new Set([
  '-p',
  '--python',
  '--prompt',
  '--upgrade-deps',
  '--extra-search-dir',
  '-a',
  '--app-data',
]);

/** Directory of the environment that `python -m venv`, virtualenv or `uv venv` makes. */
export function madeBy(run: StageCommand): string | undefined {
  const texts = run.words.map((word) => valueOf(word));
  const start = environmentCall(run.command.name, texts);
  if (start === undefined || texts.includes(undefined)) return undefined;
  const places = texts
    .slice(start)
    .filter((text, at, all) => text?.startsWith('-') === false && !VALUED.has(all[at - 1] ?? ''));
  const place = places[0] ?? (run.command.name === 'uv' ? '.venv' : undefined);
  return place === undefined || places.length > 1 || !run.directory.known
    ? undefined
    : join(run.directory.value, place);
}

function environmentCall(name: string, texts: readonly (string | undefined)[]): number | undefined {
  if (name === 'virtualenv') return 1;
  if (name === 'uv') return texts[1] === 'venv' ? 2 : undefined;
  const isModule = /^python3?(\.\d+)?$/.test(name) && texts[1] === '-m';
  return isModule && (texts[2] === 'venv' || texts[2] === 'virtualenv') ? 3 : undefined;
}

function condaEnvironment(run: StageCommand): Known<LostEnvironment> | undefined {
  const { stage, index } = run.step;
  const name = run.command.words[2]?.literal;
  const reference = stage.rootReference;
  const place = reference.known ? condaPrefix(reference.value) : undefined;
  if (name === undefined || !/^[\w.-]+$/.test(name) || name === 'base') return undefined;
  if (place === undefined) return unknown('where conda is installed is not known');
  const { shell } = stage.state(index);
  // A login shell, or an interactive one, may read what `conda init` has written.
  const plain =
    shell.known && shell.value.every((word) => !/^(-\w*[li]\w*|--login)$/.test(word) && word !== 'conda');
  if (!plain || valueOf(stage.state(index).env('BASH_ENV')) !== undefined) return undefined;
  const bin = `${place.prefix}/envs/${name}/bin`;
  if (valueOf(stage.end.path)?.includes(bin)) return undefined;
  return known({ run, name, fails: true, variables: { CONDA_DEFAULT_ENV: name, PATH: `${bin}:$PATH` } });
}
