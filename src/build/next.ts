import type { NodeProject } from '../context/types.ts';
import { is, known, map, unknown, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import type { Command } from '../shell/types.ts';
import type { Process } from './launch.ts';
import { isDevelopmentOnly, type NodeInstall } from './node.ts';
import { devDependency } from './node-modules.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** `next start`: the program that serves what `next build` made. */
export interface NextStart {
  readonly process: Process;
  /** Absolute directory of the application. */
  readonly directory: Known<string>;
}

/** Options of `next start` that take the next word. https://nextjs.org/docs/app/api-reference/cli/next#next-start-options */
const VALUED = ['-p', '--port', '-H', '--hostname', '--keepAliveTimeout'];

/** What keeps `next start` from reading next.config.ts: TypeScript is not in the image. */
export interface MissingTypescript {
  readonly project: NodeProject;
  /** Path of next.config.ts in the context. */
  readonly config: string;
  /** The install that leaves TypeScript out. */
  readonly install: NodeInstall;
  /** The version of TypeScript that the project has for development. */
  readonly version: string;
}

/** What `next start` misses; known undefined where it certainly misses nothing. */
export function missingTypescript(target: Stage, start: NextStart): Known<MissingTypescript | undefined> {
  const { context } = target.build;
  const { directory } = start;
  if (!directory.known) return directory;
  const config = typescriptConfig(target, directory.value);
  if (!config.known) return target.launch.project?.nextConfig?.path.endsWith(CONFIG) ? config : NOTHING;
  const project = config.value === undefined ? undefined : context.node(parentOf(config.value));
  if (config.value === undefined || !project?.dependencies.has('next')) return NOTHING;
  const development = isDevelopmentOnly(context, project, 'typescript');
  if (!development.known) return development;
  const needed = needsTypescript(project);
  if (!development.value || is(needed, false)) return NOTHING;
  if (start.process.command.has('--experimental-next-config-strip-types'))
    return unknown('Node.js itself is to read next.config.ts');
  if (target.end.setsEnv('NODE_PATH')) return unknown('NODE_PATH names another place for packages');
  const presence = devDependency(target, directory.value, 'typescript');
  if (!presence.known) return presence;
  if (presence.value.kind !== 'left out') return NOTHING;
  if (!needed.known) return needed;
  const version = typescriptVersion(project);
  const { install } = presence.value;
  return map(version, (value) => ({ project, config: config.value ?? '', install, version: value }));
}

const NOTHING = known(undefined);

/** The first `next start` that a container of a stage's image runs, by itself or behind package scripts. */
export function nextStart(target: Stage): NextStart | undefined {
  for (const process of target.launch.processes) {
    const { command, instruction } = process;
    if (instruction.keyword === 'HEALTHCHECK') continue;
    const words = [command.name, ...operands(command, VALUED).map(({ literal }) => literal)];
    const at = words.findIndex(
      (word, index) => word?.split('/').at(-1) === 'next' && words[index + 1] === 'start',
    );
    if (at !== -1) return { process, directory: directoryOf(target, process, words.slice(at + 2)) };
  }
  return undefined;
}

function directoryOf(
  { end }: Stage,
  { command }: Process,
  rest: readonly (string | undefined)[],
): Known<string> {
  const [argument = '.'] = rest;
  if (rest.length > 0 && rest[0] === undefined)
    return unknown('the directory given to next start is known at run time only');
  const { workdir } = end;
  if (!workdir.known) return workdir;
  if (!command.directory.known) return command.directory;
  return known(join(join(workdir.value, command.directory.value ?? '.'), argument));
}

/** next.config.js and next.config.mjs go before next.config.ts. Source: CONFIG_FILES in next/dist/shared/lib/constants.js. */
const EARLIER_CONFIGS = ['next.config.js', 'next.config.mjs'];
const CONFIG = 'next.config.ts';

/** Path in the context of the next.config.ts that Next.js reads in a directory of the image; known undefined where it reads none. */
function typescriptConfig(target: Stage, directory: string): Known<string | undefined> {
  const entry = target.files.entry(join(directory, CONFIG));
  if (!entry.known) return unknown(`whether ${CONFIG} is in the image is not known: ${entry.reason}`);
  const path = entry.value?.contextPath;
  if (path === undefined) return known(undefined);
  for (const name of EARLIER_CONFIGS) {
    const earlier = target.files.entry(join(directory, name));
    if (earlier.known && earlier.value !== undefined) return known(undefined);
    // Commands that may write anywhere leave it open; one that makes this file names it.
    if (!earlier.known && mayBeMade(target, path, name))
      return unknown(`whether ${name} is in the image is not known: ${earlier.reason}`);
  }
  return known(path);
}

function mayBeMade(target: Stage, config: string, name: string): boolean {
  const { context, stages } = target.build;
  if (context.has(`${config.slice(0, -CONFIG.length)}${name}`)) return true;
  return stages.some((stage) => stage.commands.some(({ command }) => namesConfig(command)));
}

function namesConfig({ words, redirects }: Command): boolean {
  return [...words, ...redirects.map(({ target }) => target)].some((word) =>
    word?.raw.includes('next.config'),
  );
}

/**
 * Releases of Next.js that ask the package typescript to read tsconfig.json before they read next.config.ts: from the first to
 * before the second. Those around them read it themselves. Source: next/dist/build/next-config-ts/transpile-config.js.
 */
const NEEDED_FROM = [15, 4];
const NEEDED_BEFORE = [16, 2];
/** Newest minor version of a major one that is not the newest: what `^15.1.0` installs. */
const NEWEST: ReadonlyMap<number, number> = new Map([[15, 5]]);

/** Whether the Next.js of a project needs the package typescript to read next.config.ts when it starts. */
function needsTypescript(project: NodeProject): Known<boolean> {
  const locked = project.locked('next');
  const range = locked.known ? locked.value : (project.dependencies.get('next') ?? '');
  const version = minorOf(range);
  if (version === undefined)
    return unknown(`whether next ${range || 'of an unknown version'} needs TypeScript to start is not known`);
  return known(compare(version, NEEDED_FROM) >= 0 && compare(version, NEEDED_BEFORE) < 0);
}

/** Major and minor version that a version, or a range of one major version, stands for. */
function minorOf(range: string): readonly [number, number] | undefined {
  const match = /^([~^]?)(\d+)(?:\.(\d+|x)(?:\.(\d+|x)(-.*)?)?)?$/.exec(range);
  if (match === null) return undefined;
  const [, operator, first, second, patch, prerelease] = match;
  const [major, minor] = [Number(first), Number(second)];
  if (operator !== '^' && second !== undefined && second !== 'x') {
    // What a release before the first of its minor version does depends on its date.
    return prerelease !== undefined && patch === '0' && isBoundary(major, minor) ? undefined : [major, minor];
  }
  const newest = NEWEST.get(major) ?? (major < 15 || major > 16 ? 0 : undefined);
  return newest === undefined ? undefined : [major, newest];
}

function isBoundary(major: number, minor: number): boolean {
  return [NEEDED_FROM, NEEDED_BEFORE].some((boundary) => compare([major, minor], boundary) === 0);
}

function compare(
  [major = 0, minor = 0]: readonly number[],
  [otherMajor = 0, otherMinor = 0]: readonly number[],
): number {
  return major - otherMajor || minor - otherMinor;
}

/** What to install as the TypeScript of a project: an exact version, else the range that it declares. */
function typescriptVersion(project: NodeProject): Known<string> {
  const locked = project.locked('typescript');
  const version = locked.known ? locked.value : (project.devDependencies.get('typescript') ?? '');
  const major = /^[~^]?(\d+)(\.(\d+|x)){0,2}(-[\w.]+)?$/.exec(version)?.[1];
  if (major === undefined) return unknown(`the project's version of TypeScript (${version}) is not known`);
  // TypeScript 7 is another program, without the functions that Next.js calls.
  return Number(major) < 7
    ? known(version)
    : unknown(`Next.js cannot read next.config.ts with TypeScript ${version}`);
}
