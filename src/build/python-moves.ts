import { fromParts } from '../dockerfile/from-parts.ts';
import type { Word } from '../dockerfile/types.ts';
import { imageBelowUv } from '../facts/uv-images.ts';
import { is, valueOf } from '../known.ts';
import type { Copy } from './copy.ts';
import { isUnreadRun } from './commands.ts';
import { startsEnvironment } from './environment-start.ts';
import { environmentsOf, type Environment } from './environments.ts';
import { within } from './paths.ts';
import { pythonMinor } from './python-search.ts';
import type { Stage } from './stage.ts';
import { uvPython } from './uv-python.ts';

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

/** The minor version of a stage of the image python, or of one of uv's with it, whose Python lies in /usr/local. */
function ownMinor(stage: Stage): string | undefined {
  const isPython = stage.image.known && ['python', 'uv'].includes(stage.image.value.image);
  return isPython ? valueOf(pythonMinor(stage)) : undefined;
}

/** True where instructions may make what is named. */
function mentions({ commands, copies, steps }: Stage, text: string): boolean {
  return (
    commands.some(({ command }) => command.words.some(({ raw }) => raw.includes(text))) ||
    copies.some((copy) => reachesLibraries(copy)) ||
    steps.some(isUnreadRun)
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
  /** What the container starts certainly fails, and the other image has what this one has. */
  readonly certain: boolean;
}

export function otherPythons(target: Stage): OtherPython[] {
  const image = fromParts(target.from).image;
  if (image === undefined || target.base.kind !== 'image' || !target.image.known || image.raw.includes('$'))
    return [];
  return environmentsOf(target).flatMap((environment) => {
    const maker = environment.run.step.stage;
    const made = ownMinor(maker);
    if (maker === target || made === undefined || environment.step.stage !== target) return [];
    if (!startsEnvironment(target, environment) || !usesImagePython(environment)) return [];
    if (target.end.setsEnv('PYTHONPATH')) return [];
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
            certain: isCertain(target, environment, found === 'none'),
          },
        ];
  });
}

/** A script names the Python of its environment; that finds no packages there but those of its own version. */
function isCertain(target: Stage, environment: Environment, isNone: boolean): boolean {
  const maker = environment.run.step.stage;
  const [mine, theirs] = [target, maker].map(({ image }) => image.known && valueOf(image.value.distro));
  const isSame = mine && theirs && mine.family === theirs.family;
  const isSameRelease = isSame === true && (!mine.named || mine.release === theirs.release);
  const isPlain = !target.commands.some(({ command }) => /^(pip|python|uv|ln|virtualenv)/.test(command.name));
  const script = target.launch.processes.every(
    ({ words: [program] }) => !/(^|\/)python3?$/.test((program && valueOf(program)) ?? 'python'),
  );
  return isSameRelease && isPlain && (isNone || script);
}

/** uv may take a Python of its own. */
function usesImagePython(environment: Environment): boolean {
  const { run } = environment;
  const names = run.step.stage.chain.flatMap(({ commands }) => commands.map(({ command }) => command.name));
  const version =
    run.command.words.some(({ raw }) => /^(-p|--python)/.test(raw)) || /\d\.\d/.test(run.command.name);
  if (names.some((name) => ['pyenv', 'conda', 'make'].includes(name))) return false;
  return run.command.name === 'uv' ? uvPython(environment) === 'image' : !version && !names.includes('uv');
}

/** True for a plain distribution into which nothing brings a Python where the image python has its own. */
function lacksPython(target: Stage): boolean {
  const plain = target.image.known && ['alpine', 'debian', 'ubuntu'].includes(target.image.value.image);
  // The distribution's packages bring theirs to /usr/bin.
  const installs = new Set(target.packages.calls.map(({ run }) => run.command));
  const others = target.commands.filter(({ command }) => !installs.has(command));
  return (
    plain &&
    !others.some(({ command }) => command.words.some(({ raw }) => raw.includes('python'))) &&
    !mentions(target, '/usr/local')
  );
}

/** Suffixes that every version of the image python has. */
const COMMON = new Set(['', '-slim', '-alpine']);

function referenceOf(target: Stage, maker: Stage): string | undefined {
  const [mine, theirs] = [target, maker].map(({ rootReference }) => imageOfPython(valueOf(rootReference)));
  if (mine === undefined || theirs === undefined || mine.includes('@') || theirs.includes('@'))
    return undefined;
  const [own, other] = [readTag(mine), readTag(theirs)];
  if (other === undefined || !sameLibrary(target, maker)) return undefined;
  if (!mine.startsWith('python:')) return theirs;
  if (own === undefined || !(COMMON.has(own.suffix) || own.suffix === other.suffix)) return undefined;
  return `python:${other.version}${own.suffix}`;
}

/** The image python itself for one of uv's that stands on it. */
function imageOfPython(reference: string | undefined): string | undefined {
  return reference && (imageBelowUv(reference) ?? reference);
}

function readTag(reference: string): { version: string; suffix: string } | undefined {
  const [, version, suffix] = /^python:(\d+\.\d+(?:\.\d+)?)(-.*)?$/.exec(reference) ?? [];
  return version === undefined ? undefined : { version, suffix: suffix ?? '' };
}

function sameLibrary(one: Stage, other: Stage): boolean {
  const libc = one.image.known ? valueOf(one.image.value.libc) : undefined;
  return libc !== undefined && other.image.known && is(other.image.value.libc, libc);
}
