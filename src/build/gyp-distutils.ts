import type { NodeProject } from '../context/types.ts';
import { own, parseJson } from '../context/values.ts';
import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { compiledAddon, projectOf } from './node-addons.ts';
import { nodeInstall } from './node.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An install for which an old node-gyp runs with a Python that has no distutils. */
export interface MissingDistutils {
  readonly run: StageCommand;
  /** What brings node-gyp, as a user would say it: `node-gyp 9.4.1`, `pnpm 8`. */
  readonly gyp: string;
  /** File of the context that says so. */
  readonly file: string | undefined;
  /** A package that is certainly compiled; undefined where none is known to be. */
  readonly addon: string | undefined;
  /** The word `python3` of the install that brings Python. */
  readonly python: ShellWord;
  /** The distribution's package that has distutils. */
  readonly setuptools: string;
  /** `alpine 3.20`. */
  readonly distribution: string;
}

/** Node-gyp does without distutils since: https://github.com/nodejs/node-gyp/blob/main/CHANGELOG.md#1000-2023-10-28 */
const WITHOUT_DISTUTILS = 10;
/** The last pnpm that brings a node-gyp from before that. */
const OLD_PNPM = 8;

/** The first install, of the stage that brings Python or of one built from it, for which that is so. */
export function missingDistutils(stage: Stage): MissingDistutils | undefined {
  const distribution = bareDistribution(stage);
  const python = distribution && pythonInstall(stage, distribution.manager);
  if (distribution === undefined || python === undefined) return undefined;
  const { call, word } = python;
  for (const heir of stage.build.needed) {
    if (!heir.chain.includes(stage) || mayHaveSetuptools(heir)) continue;
    const commands = heir.chain.toReversed().flatMap((one) => one.commands);
    const place = commands.findIndex(({ command }) => command === call.command);
    for (const run of commands.slice(place + 1)) {
      const gyp = gypOf(run);
      if (gyp !== undefined)
        return { ...distribution, ...gyp, run, python: word, addon: compiledAddon(run)?.addon.package };
    }
  }
  return undefined;
}

function gypOf(run: StageCommand): Pick<MissingDistutils, 'gyp' | 'file'> | undefined {
  const install = nodeInstall(run);
  const { reached, tolerated } = run.command;
  if (install?.operation.action !== 'install' || reached !== 'always' || tolerated) return undefined;
  const project = run.command.has('--ignore-scripts') ? undefined : projectOf(run);
  return project && oldGyp(run, install.operation.manager, project);
}

interface Bare extends Pick<MissingDistutils, 'setuptools' | 'distribution'> {
  readonly manager: 'apk' | 'apt';
}

/** Ubuntu, Debian: by codename. https://packages.debian.org/python3, https://packages.ubuntu.com/python3 */
const BARE = new Set(['trixie', 'forky', 'sid', 'noble', 'oracular', 'plucky', 'questing', 'resolute']);
/** https://alpinelinux.org/posts/Alpine-3.20.0-released.html: Python 3.12 */
const ALPINE_SINCE = 20;

/** A distribution whose python3 is 3.12 or later. */
function bareDistribution(stage: Stage): Bare | undefined {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  const release = distro?.release;
  if (distro === undefined || release === undefined) return undefined;
  const distribution = `${distro.family} ${release}`;
  const minor = Number(/^3\.(\d+)$/.exec(release)?.[1] ?? 0);
  if (distro.family === 'alpine' && minor >= ALPINE_SINCE)
    return { manager: 'apk', setuptools: 'py3-setuptools', distribution };
  return BARE.has(release) ? { manager: 'apt', setuptools: 'python3-setuptools', distribution } : undefined;
}

/** The install that brings python3. */
function pythonInstall(
  stage: Stage,
  manager: Bare['manager'],
): { readonly call: PackageCall; readonly word: ShellWord } | undefined {
  for (const call of stage.packages.calls) {
    const found = call.packages.find(({ name, whole }) => name === 'python3' && whole);
    if (found !== undefined && call.certain && call.action === 'install' && call.manager === manager)
      return { call, word: found.word };
  }
  return undefined;
}

/** True where something in a stage, or in those below, may bring setuptools. */
function mayHaveSetuptools({ chain }: Stage): boolean {
  const calls = chain.flatMap(({ packages }) => packages.calls);
  const packages = calls.flatMap((call) => call.packages);
  return (
    calls.some((call) => call.unread !== undefined) ||
    packages.some(({ name }) => name !== 'python3' && OTHERS.test(name)) ||
    chain.some(({ commands }) =>
      commands.some(({ command }) =>
        command.words.some(({ raw }) => /setuptools|distutils|pyenv|uv\b/.test(raw)),
      ),
    )
  );
}

/** Other packages of Python's world, which may bring setuptools along; its headers do not. */
const OTHERS = /^py(?!thon3-dev$)|pip|gyp|meson|ansible|supervisor/;

function oldGyp(
  run: StageCommand,
  manager: string,
  project: NodeProject,
): Pick<MissingDistutils, 'gyp' | 'file'> | undefined {
  const { context } = run.step.stage.build;
  if (manager === 'pnpm') return oldPnpm(run, project);
  const path = project.lockfile?.path;
  const source = path === undefined ? undefined : context.text(path);
  if (path === undefined || source === undefined) return undefined;
  const version = manager === 'npm' ? npmTop(source, 'node-gyp') : yarnOnly(source, 'node-gyp');
  const major = Number(version?.split('.')[0] ?? NaN);
  return major < WITHOUT_DISTUTILS ? { gyp: `node-gyp ${version}`, file: path } : undefined;
}

/** Version of what lies in node_modules itself, whose programs come first on PATH for the scripts of packages. */
function npmTop(source: string, name: string): string | undefined {
  const lock = parseJson(source);
  const entry = own(own(lock, 'packages'), `node_modules/${name}`) ?? own(own(lock, 'dependencies'), name);
  const version = own(entry, 'version');
  return typeof version === 'string' && own(entry, 'dev') !== true ? version : undefined;
}

/** Version of a package of which yarn installs one alone. */
function yarnOnly(source: string, name: string): string | undefined {
  const lines = source.split('\n');
  const found = lines.flatMap((line, index) =>
    line.replace('"', '').startsWith(`${name}@`)
      ? (/^ {2}version:? "?([\d.]+)/.exec(lines[index + 1] ?? '')?.[1] ?? [])
      : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

function oldPnpm({ step }: StageCommand, { packageManager, directory }: NodeProject) {
  const commands = step.stage.chain.flatMap((one) => one.commands);
  const asked = commands.flatMap(({ words }) =>
    words.flatMap((word) => /^pnpm@\D*(\d+)/.exec(valueOf(word) ?? '')?.[1] ?? []),
  );
  const file = asked.length === 0 ? `${directory === '' ? '' : `${directory}/`}package.json` : undefined;
  const isCorepack = commands.some(({ command }) => command.name === 'corepack');
  const declared = isCorepack ? /^pnpm@(\d+)\./.exec(packageManager ?? '')?.[1] : undefined;
  const [major = declared] = asked;
  return new Set(asked).size < 2 && Number(major) <= OLD_PNPM ? { gyp: `pnpm ${major}`, file } : undefined;
}
