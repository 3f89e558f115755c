import { fromParts } from '../dockerfile/from-parts.ts';
import type { Word } from '../dockerfile/types.ts';
import { consoleScript } from '../facts/console-scripts.ts';
import { is, valueOf } from '../known.ts';
import type { Copy } from './copy.ts';
import { environmentsOf, type Environment } from './environments.ts';
import { within } from './paths.ts';
import { pythonMinor } from './python-search.ts';
import type { Stage } from './stage.ts';

/** A COPY that names the directory of another minor version of Python than the stage has that it copies from. */
export interface MisnamedPython {
  readonly copy: Copy;
  readonly named: string;
  readonly actual: string;
  /** The words that name it. */
  readonly words: readonly Word[];
}

const VERSIONED = /^\/usr\/local\/lib\/python(\d+\.\d+)(?:\/|$)/;

export function misnamedPythons(stage: Stage): MisnamedPython[] {
  return stage.copies.flatMap((copy) => {
    const [source, ...others] = copy.sources;
    if (copy.from.kind !== 'stage' || source === undefined || others.length > 0) return [];
    const path = valueOf(source.path) ?? '';
    const named = VERSIONED.exec(path)?.[1];
    const actual = ownMinor(copy.from.stage);
    if (named === undefined || actual === undefined || named === actual) return [];
    if (path.split(named).length > 2) return [];
    const makes = copy.from.stage.chain.some((one) => mentions(one, `python${named}`));
    const target = copy.target.known ? VERSIONED.exec(copy.target.value)?.[1] : undefined;
    if (makes || !copy.target.known || (target !== undefined && ownMinor(stage) !== actual)) return [];
    const words = target === undefined ? [source.word] : [source.word, copy.destinationWord];
    return words.every(({ raw }) => raw.includes(`python${named}`)) ? [{ copy, named, actual, words }] : [];
  });
}

/** The minor version of a stage of the image python, whose Python lies in /usr/local. */
function ownMinor(stage: Stage): string | undefined {
  const isPython = stage.image.known && stage.image.value.image === 'python';
  return isPython ? valueOf(pythonMinor(stage)) : undefined;
}

/** True where instructions may make what is named. */
function mentions({ commands, copies, steps }: Stage, text: string): boolean {
  return (
    commands.some(({ command }) => command.words.some(({ raw }) => raw.includes(text))) ||
    copies.some((copy) => reachesLibraries(copy)) ||
    steps.some(
      ({ instruction, index }) =>
        instruction.keyword === 'RUN' && !commands.some(({ step }) => step.index === index),
    )
  );
}

/** True where a COPY may bring files under /usr/local/lib. */
function reachesLibraries({ target, sources }: Copy): boolean {
  if (!target.known || within('/usr/local/lib', target.value)) return true;
  const whole = sources.some(
    ({ text }) => !/[^/.]/.test(valueOf(text) ?? '') || /usr|root/.test(valueOf(text) ?? ''),
  );
  return within(target.value, '/usr/local/lib') && whole;
}

/** A stage that starts Python from an environment which another Python made, and the image of that one. */
export interface OtherPython {
  readonly environment: Environment;
  readonly image: Word;
  /** What FROM would have to name. */
  readonly reference: string;
  /** What is there instead. */
  readonly trouble: string;
}

export function otherPythons(target: Stage): OtherPython[] {
  const image = fromParts(target.from).image;
  if (image === undefined || target.base.kind !== 'image' || !target.image.known || image.raw.includes('$'))
    return [];
  return environmentsOf(target).flatMap((environment) => {
    const maker = environment.run.step.stage;
    const made = ownMinor(maker);
    if (maker === target || made === undefined || environment.step.stage !== target) return [];
    if (!starts(target, environment) || !usesImagePython(environment)) return [];
    const found = ownMinor(target) ?? (lacksPython(target) ? 'none' : undefined);
    const reference = found === undefined || found === made ? undefined : referenceOf(target, maker);
    const place = found === 'none' ? 'no Python in /usr/local/bin' : `Python ${found ?? ''}`;
    return reference === undefined
      ? []
      : [
          {
            environment,
            image,
            reference,
            trouble: `the environment was made with Python ${made}, and the image has ${place}`,
          },
        ];
  });
}

function starts(target: Stage, { place }: Environment): boolean {
  const onPath = valueOf(target.end.path)?.[0] === `${place}/bin`;
  const programs = target.launch.processes.filter(({ via }) => via.length === 0).map(({ words }) => words[0]);
  return programs.some((program) => {
    const name = program && valueOf(program);
    return name !== undefined && (name.startsWith(`${place}/bin/`) || (onPath && isOfEnvironment(name)));
  });
}

function isOfEnvironment(name: string): boolean {
  return /^python3?$/.test(name) || consoleScript(name)?.name === name;
}

/** uv may take a Python of its own. */
function usesImagePython({ run }: Environment): boolean {
  const names = run.step.stage.chain.flatMap(({ commands }) => commands.map(({ command }) => command.name));
  const version =
    run.command.words.some(({ raw }) => /^(-p|--python)/.test(raw)) || /\d\.\d/.test(run.command.name);
  return !version && !names.some((name) => ['uv', 'pyenv', 'conda', 'make'].includes(name));
}

/** True for a plain distribution into which nothing brings a Python where the image python has its own. */
function lacksPython(target: Stage): boolean {
  const plain = target.image.known && ['alpine', 'debian', 'ubuntu'].includes(target.image.value.image);
  return plain && !mentions(target, 'python') && !mentions(target, '/usr/local');
}

/** Suffixes that every version of the image python has. */
const COMMON = new Set(['', '-slim', '-alpine']);

function referenceOf(target: Stage, maker: Stage): string | undefined {
  const [mine, theirs] = [valueOf(target.rootReference), valueOf(maker.rootReference)];
  if (mine === undefined || theirs === undefined || mine.includes('@') || theirs.includes('@'))
    return undefined;
  const [own, other] = [readTag(mine), readTag(theirs)];
  if (other === undefined || !sameLibrary(target, maker)) return undefined;
  if (!mine.startsWith('python:')) return theirs;
  if (own === undefined || !(COMMON.has(own.suffix) || own.suffix === other.suffix)) return undefined;
  return `python:${other.version}${own.suffix}`;
}

function readTag(reference: string): { version: string; suffix: string } | undefined {
  const [, version, suffix] = /^python:(\d+\.\d+(?:\.\d+)?)(-.*)?$/.exec(reference) ?? [];
  return version === undefined ? undefined : { version, suffix: suffix ?? '' };
}

function sameLibrary(one: Stage, other: Stage): boolean {
  const libc = one.image.known ? valueOf(one.image.value.libc) : undefined;
  return libc !== undefined && other.image.known && is(other.image.value.libc, libc);
}
