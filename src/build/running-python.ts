import {
  distributionPython,
  distributionsWithPip,
  honoursRequiresPython,
  pythonToolsSource,
} from '../facts/python-tools.ts';
import type { Evidence } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';

/** The Python that a command runs with. */
export interface RunningPython {
  /** `major.minor`. */
  readonly version: string;
  /** What shows it leaves no doubt. */
  readonly certain: boolean;
  readonly because: Evidence;
}

/** The Python that `pip`, `python3` and the like is for, as the text or the log of its failure tells. */
export function runningPython(run: StageCommand, failure?: Failure): RunningPython | undefined {
  return (
    namedPython(run) ??
    (failure && loggedPython(failure)) ??
    imagePython(run) ??
    (failure && (pythonOfPip(run, failure) ?? usualPython(run)))
  );
}

/** `pip3.5`, `python2.7`. */
function namedPython({ command }: StageCommand): RunningPython | undefined {
  const version = /^(?:pip|python|easy_install-?)([23]\.\d+)$/.exec(command.name)?.[1];
  return version === undefined
    ? undefined
    : {
        version,
        certain: true,
        because: { text: `${command.name} is of Python ${version}`, range: command.range },
      };
}

function imagePython(run: StageCommand): RunningPython | undefined {
  const { stage } = run.step;
  const image = valueOf(stage.image);
  if (image === undefined || !isOfImage(run)) return undefined;
  const range = stage.chain.at(-1)?.from.range;
  const place = range === undefined ? {} : { range };
  const reference = `${image.image}:${image.tag}`;
  if (image.image === 'python') {
    const { major, minor } = valueOf(image.pythonVersion) ?? {};
    if (minor === undefined) return undefined;
    const version = `${major}.${minor}`;
    return { version, certain: true, because: { text: `${reference} has Python ${version}`, ...place } };
  }
  const distro = valueOf(image.distro);
  const row = distro?.release === undefined ? undefined : distributionPython(distro.family, distro.release);
  const major = packagedMajor(run);
  const version = major && row?.[major];
  if (major === undefined || version === undefined) return undefined;
  const because = { text: `Python ${major} of ${reference} is ${version}`, source: pythonToolsSource() };
  return { version, certain: true, because: { ...because, ...place } };
}

/** Where both are packaged, a name without a number is of Python 2, unless something was done about it. */
function usualPython(run: StageCommand): RunningPython | undefined {
  const distro = valueOf(run.step.stage.image)?.distro;
  const release = distro?.known === true ? distro.value.release : undefined;
  const row =
    distro?.known !== true || release === undefined
      ? undefined
      : distributionPython(distro.value.family, release);
  const [, number] = /^(?:pip|python)([23]?)$/.exec(run.command.name) ?? [];
  const major = number === '3' ? '3' : '2';
  const version = row?.[major];
  if (version === undefined || number === undefined) return undefined;
  const text = `Python ${major} of ${release ?? ''} is ${version}`;
  return { version, certain: false, because: { text, source: pythonToolsSource() } };
}

/** Packages that bring a `pip`, or a `python`, without a number: of Python 2, in the releases that have both. */
const BARE: Readonly<Record<string, ReadonlySet<string>>> = {
  pip: new Set(['python-pip', 'python2-pip', 'py-pip', 'py2-pip', 'python-setuptools']),
  python: new Set([
    'python',
    'python-dev',
    'python-minimal',
    'python2',
    'python2-dev',
    'python-pip',
    'py-pip',
    'py2-pip',
    'python2-pip',
    'python-setuptools',
  ]),
};

/** Which Python a program of the distribution belongs to; undefined where something else may stand in its place. */
function packagedMajor(run: StageCommand): '2' | '3' | undefined {
  const [, program = '', number] = /^(pip|python)([23]?)$/.exec(run.command.name) ?? [];
  const before = commandsBefore(run);
  if (before.some(linksPython)) return undefined;
  if (number === '2' || number === '3') return number;
  const packages = BARE[program];
  if (packages === undefined || (program === 'pip' && before.some(bringsPip3))) return undefined;
  const installs = installedBefore(run).some((name) => packages.has(name));
  const isThere = program === 'python' && valueOf(run.step.stage.image)?.image === 'centos';
  return installs || isThere ? '2' : undefined;
}

/** Names of packages that calls before a command ask for. */
export function installedBefore(run: StageCommand): string[] {
  const { stage } = run.step;
  return stage.chain.flatMap((each) =>
    each.packages.calls
      .filter(
        ({ action, run: other }) =>
          action === 'install' && other.command.range.start < run.command.range.start,
      )
      .flatMap(({ packages }) => packages.map(({ name }) => name)),
  );
}

function commandsBefore({ step, command }: StageCommand): StageCommand[] {
  return step.stage.chain
    .flatMap(({ commands }) => commands)
    .filter((other) => other.command.range.start < command.range.start);
}

/** Another Python may be put in the place of one. */
function linksPython({ command }: StageCommand): boolean {
  if (['make', 'pyenv', 'conda'].includes(command.name)) return true;
  const links = ['ln', 'update-alternatives', 'mv', 'cp'].includes(command.name);
  return links && command.words.some(({ raw }) => /pip|python/.test(raw));
}

/** A pip of Python 3 that takes the name without a number: by get-pip.py, or by an upgrade of itself. */
function bringsPip3({ command }: StageCommand): boolean {
  const words = command.words.map(({ raw }) => raw);
  if (!/^(?:pip|python).*3/.test(command.name)) return false;
  return words.some((word) => word.includes('get-pip') || /^["']?pip\b/.test(word));
}

/** True where the program is the one on the image's own PATH, not one of an environment. */
function isOfImage(run: StageCommand): boolean {
  const { stage, index } = run.step;
  const image = valueOf(stage.image);
  const path = valueOf(stage.state(index).path);
  const usual = (image?.env.get('PATH') ?? '').split(':');
  if (run.command.words[0]?.literal !== run.command.name || path === undefined) return false;
  return path.every((entry) => usual.includes(entry)) && !entersEnvironment(run);
}

/** `. venv/bin/activate && pip …`, `conda activate`. */
function entersEnvironment({ step, command }: StageCommand): boolean {
  return step.stage.commands.some(
    (other) =>
      other.step === step &&
      other.command.range.start < command.range.start &&
      (['conda', 'pyenv', 'workon'].includes(other.command.name) ||
        (['.', 'source'].includes(other.command.name) &&
          other.command.words.some(({ raw }) => raw.includes('activate')))),
  );
}

/** How logs name the Python that is running. */
const SAID: readonly RegExp[] = [
  /\bpython([23]\.\d+)\/(?:site|dist)-packages\b/,
  /running Python is ([23]\.\d+)/,
  /does not work on Python ([23]\.\d+)/,
  /DEPRECATION: Python (2\.7|3\.[3-6])/,
  /\bPython (2\.7|3\.\d+) (?:reached|detected|will reach)/,
  /\(([23]\.\d+) detected\)/,
  /requires a different Python: ([23]\.\d+)/,
];

/** The Python whose messages or files a log shows; undefined where it shows several, or none. */
export function loggedPython({ log }: Failure): RunningPython | undefined {
  const seen = new Map<string, string>();
  for (const { text } of log.output) {
    for (const pattern of SAID) {
      const version = pattern.exec(text)?.[1];
      if (version !== undefined && !seen.has(version)) seen.set(version, text.trim());
    }
    if (text.includes('no longer works on Python 2')) seen.set('2.7', text.trim());
  }
  const [first, ...others] = seen;
  return first === undefined || others.length > 0
    ? undefined
    : {
        version: first[0],
        certain: true,
        because: { text: `the build log shows Python ${first[0]}: ${first[1]}` },
      };
}

/** Whether the pip that a command runs does not look which Python a release is for; undefined where its age is not known. */
export function isPipTooOld(run: StageCommand, failure?: Failure): boolean | undefined {
  const version = (failure && loggedPip(failure)) ?? packagedPip(run);
  return version === undefined ? undefined : version < honoursRequiresPython().pip;
}

/** The version of pip that a log speaks of. */
function loggedPipVersion({ log }: Failure): string | undefined {
  for (const { text } of log.output) {
    const said = /You are using pip version (\d+[\d.]*\d)/.exec(text);
    if (said?.[1] !== undefined) return said[1];
  }
  return undefined;
}

/** The Python of the one release whose packages have the pip that a log speaks of. */
function pythonOfPip(run: StageCommand, failure: Failure): RunningPython | undefined {
  const pip = loggedPipVersion(failure);
  const number = /^pip([23]?)$/.exec(run.command.name)?.[1];
  if (pip === undefined || number === undefined) return undefined;
  const major = number === '3' ? '3' : '2';
  const versions = new Set(distributionsWithPip(pip).flatMap((row) => row[major] ?? []));
  const [version] = versions;
  if (version === undefined || versions.size > 1) return undefined;
  const text = `pip ${pip} comes with Python ${version}`;
  return { version, certain: false, because: { text, source: pythonToolsSource() } };
}

/** The pip that a log speaks of, its major version; undefined where it does not. */
export function loggedPip(failure: Failure): number | undefined {
  const version = loggedPipVersion(failure);
  if (version !== undefined) return Number(version.split('.')[0]);
  for (const { text } of failure.log.output) {
    // Where pip unpacked what it built, before 6.0, and before 10.0.
    if (text.includes('/pip_build_')) return 1;
  }
  return undefined;
}

/** The pip that the distribution packages, where the command runs that one. */
function packagedPip(run: StageCommand): number | undefined {
  const image = valueOf(run.step.stage.image);
  const distro = image && image.image !== 'python' ? valueOf(image.distro) : undefined;
  if (distro?.release === undefined || !isOfImage(run) || commandsBefore(run).some(changesPip))
    return undefined;
  if (!installedBefore(run).some((name) => /^py(?:thon)?[23]?-pip$/.test(name))) return undefined;
  const row = distributionPython(distro.family, distro.release);
  return row && Number(row.pip.split('.')[0]);
}

/** A pip that is not the distribution's: upgraded, or installed by other means. */
function changesPip({ command }: StageCommand): boolean {
  const words = command.words.map(({ raw }) => raw);
  const isPip = /^(?:pip|python|easy_install)/.test(command.name);
  return (
    (isPip && words.some((word) => /^["']?pip\b/.test(word))) ||
    words.some((word) => word.includes('get-pip'))
  );
}
