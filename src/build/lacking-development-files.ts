import { packageWithCommand, type Naming } from '../facts/command-packages.ts';
import { developmentFiles, developmentFilesOf, type DevelopmentFiles } from '../facts/development-files.ts';
import { valueOf, type Known } from '../known.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import { failingDistribution } from './failing-distribution.ts';
import type { Failure } from './failure.ts';
import { failingOffset, namedBefore, packageInstall, type PackageInstall } from './lacking-packages.ts';
import type { Stage } from './stage.ts';

/** What a compiler, or what prepares its work, did not find, and the packages that have it. */
export interface LackingDevelopmentFiles {
  /** As a sentence calls it: `the header ffi.h`, `a C compiler`. */
  readonly what: string;
  readonly cause: Cause;
  readonly install: Known<PackageInstall>;
  /** The build may need another version than the distribution has. */
  readonly versioned: boolean;
}

/** What was missing to compile something; undefined where the log does not name it, or no package is known. */
export function lackingDevelopmentFiles(failure: Failure): LackingDevelopmentFiles | undefined {
  const { stage, step } = failure;
  const cause = failure.cause(...KINDS);
  const missing = cause && READERS[cause.id]?.(cause.captures);
  const distribution = cause && failingDistribution(failure, cause);
  const offset = failingOffset(failure);
  if (cause === undefined || missing === undefined || distribution === undefined) return undefined;
  if (offset === undefined || stage === undefined || step === undefined) return undefined;
  const { what, versioned = false } = missing;
  const packages = missing.packages(distribution.naming, { failure, stage, offset });
  if (packages === undefined) return undefined;
  return { what, cause, install: packageInstall(step, distribution, packages, offset), versioned };
}

interface Place {
  readonly failure: Failure;
  readonly stage: Stage;
  readonly offset: number;
}

interface Missing {
  readonly what: string;
  readonly versioned?: boolean;
  packages(naming: Naming, place: Place): readonly string[] | undefined;
}

type Reader = (captures: Cause['captures']) => Missing | undefined;

const KINDS = [
  'compiler-missing',
  'header-missing',
  'library-config-missing',
  'pkg-config-missing',
  'cmake-package-missing',
  'link-error',
  'node-gyp-python',
] as const satisfies readonly CauseId[];

const READERS: Readonly<Partial<Record<CauseId, Reader>>> = {
  'compiler-missing': () => ({ what: 'a C compiler', packages: compilers }),
  'header-missing': ({ file, path, library }) => {
    const header = (file ?? path)?.replace(/^(?:\.\.?\/)+/, '');
    if (header !== undefined) return filesOf(`the header ${header}`, developmentFiles('headers', header));
    return library === undefined
      ? undefined
      : filesOf(`the headers of ${library}`, developmentFilesOf(library));
  },
  'library-config-missing': ({ library, package: name, message }) => {
    const said =
      library ?? name ?? (message?.includes('libxml2 and libxslt') === true ? 'libxslt' : undefined);
    if (said === undefined) return undefined;
    const files = filesOf(
      `${said} for development`,
      developmentFiles('programs', said) ?? developmentFilesOf(said),
    );
    return (
      files && {
        ...files,
        packages: (naming, place) => withCompilers(files.packages(naming, place), naming, place),
      }
    );
  },
  'pkg-config-missing': ({ library }) => {
    if (library === undefined) return { what: 'pkg-config', packages: only('pkg-config') };
    const module = library.trim().split(/[\s,]/)[0] ?? '';
    return filesOf(
      `the module ${module} of pkg-config`,
      developmentFiles('modules', module) ?? developmentFilesOf(module),
    );
  },
  'cmake-package-missing': ({ package: name }) =>
    name === undefined ? undefined : filesOf(`${name} for CMake`, developmentFiles('cmake', name)),
  'node-gyp-python': ({ command }) => ({
    what: 'the Python that node-gyp runs',
    packages: (naming, place) => [
      command === 'python' && isOldNode(place.stage) ? 'python2' : 'python3',
      'make',
      naming === 'dnf' ? 'gcc-c++' : 'g++',
    ],
  }),
  'link-error': ({ message }) => {
    const name = /^cannot find -l(\S+?):?$/.exec(message ?? '')?.[1];
    return name === undefined
      ? undefined
      : filesOf(`the library ${name} to link with`, developmentFiles('links', name));
  },
};

function filesOf(what: string, files: DevelopmentFiles | undefined): Missing | undefined {
  if (files === undefined) return undefined;
  return {
    what,
    versioned: files.versioned ?? false,
    packages: (naming) => {
      const names = [files, ...(COMPANIONS.get(files.name) ?? [])].map((each) =>
        typeof each === 'string' ? developmentFilesOf(each)?.[naming] : each[naming],
      );
      return names.every((name) => name !== undefined) ? names : undefined;
    },
  };
}

/** lxml, for which libxml2 is asked, is compiled with both: https://lxml.de/installation.html#requirements */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map([['libxml2', ['libxslt']]]);

/** Releases whose npm has a node-gyp that runs Python 2 alone: https://github.com/nodejs/node-gyp/releases/tag/v5.0.0 */
const NODE_WITH_PYTHON2 = 12;

/** Images that are not known are taken for as old as the log. */
function isOldNode({ image }: Stage): boolean {
  const version = image.known ? valueOf(image.value.nodeVersion) : undefined;
  return image.known ? (version?.major ?? Infinity) < NODE_WITH_PYTHON2 : true;
}

function only(command: string): Missing['packages'] {
  return (naming) => {
    const name = packageWithCommand(command, naming);
    return name === undefined ? undefined : [name];
  };
}

const COMPILERS: Readonly<Record<Naming, readonly string[]>> = {
  apt: ['build-essential'],
  apk: ['build-base'],
  dnf: ['gcc', 'gcc-c++', 'make'],
};

/** What builds a package of Python from its sources takes a compiler, too. */
function withCompilers(
  packages: readonly string[] | undefined,
  naming: Naming,
  { failure, stage, offset }: Place,
): readonly string[] | undefined {
  const run = failure.commands.find(({ command }) => command.range.start === offset);
  const isPython = failure.cause(...KINDS)?.ecosystem === 'python';
  const lacks = run !== undefined && isPython && stage.packages.lacksCommand('gcc', run);
  return packages !== undefined && lacks ? [...COMPILERS[naming], ...packages] : packages;
}

/** The compilers; with a Python of the distribution its headers, without which no extension of it compiles. */
function compilers(naming: Naming, { failure, stage, offset }: Place): readonly string[] {
  const named = namedBefore(stage, offset);
  const isPython = failure.commands.some(({ command }) => /^(?:pip|python)/.test(command.name));
  const ownPython = ['python3', 'python3-pip', 'py3-pip'].some((name) => named.has(name));
  const headers = developmentFiles('headers', 'Python.h')?.[naming];
  return isPython && ownPython && headers !== undefined ? [...COMPILERS[naming], headers] : COMPILERS[naming];
}
