import { aptDependencies } from '../facts/apt-dependencies.ts';
import { hasAptKey } from '../facts/apt-key.ts';
import { comesAlone, companionPackage, plainToolPackage } from '../facts/plain-tools.ts';
import { is, valueOf } from '../known.ts';
import { lacksMirrors } from './archived-packages.ts';
import type { StageCommand } from './commands.ts';
import type { ImageFacts } from './image.ts';
import { clonedBy } from './pip-clones.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

type Manager = 'apt' | 'apk';

/** A RUN that calls a tool which nothing in the image has. */
export interface LackingTool {
  readonly run: StageCommand;
  readonly tool: string;
  /** The distribution's package that has it. */
  readonly name: string;
  /** What the call does not find stops the build; otherwise a shell reads nothing from it, and goes on. */
  readonly fails: boolean;
  /** Why the call needs it, where that is not its own name. */
  readonly why: string | undefined;
}

/** All that a stage lacks, and what can bring it. */
export interface LackingTools {
  readonly image: ImageFacts;
  readonly manager: Manager;
  /** In order of the build, one for each package. */
  readonly tools: readonly [LackingTool, ...LackingTool[]];
  /** An install of the stage, before the first use, whose list can take more. */
  readonly call: PackageCall | undefined;
  /** The last step, up to the first use, before which commands run as root. */
  readonly rootStep: Step | undefined;
  /** The packages in words of the distribution, with the certificates that a download needs. */
  readonly packages: readonly string[];
}

/** The tools that RUNs of a stage certainly lack; undefined where they lack none, or the stage cannot install them. */
export function lackingTools(stage: Stage): LackingTools | undefined {
  const image = valueOf(stage.image);
  const manager = image && valueOf(image.packageManager);
  if (image === undefined || (manager !== 'apt' && manager !== 'apk')) return undefined;
  if (!isRecorded(image)) return undefined;
  const tools = new Map<string, LackingTool>();
  for (const [index, run] of stage.commands.entries()) {
    const outcome = outcomeOf(run, stage.commands[index + 1]);
    if (outcome === undefined) continue;
    for (const asked of toolsOf(run)) {
      const lacking = lackingTool(run, asked, image, manager);
      if (lacking !== undefined && !tools.has(lacking.name))
        tools.set(lacking.name, { ...lacking, fails: outcome === 'fails' });
    }
  }
  const [first, ...more] = tools.values();
  if (first === undefined || lacksMirrors(stage, first.run)) return undefined;
  const call = callToExtend(stage, first.run.command.range.start);
  return {
    image,
    manager,
    tools: [first, ...more],
    call,
    rootStep: stage.steps
      .slice(0, first.run.step.index + 1)
      .findLast(({ index }) => stage.state(index).isRoot),
    packages: [
      ...[first, ...more].map(({ name }) => name),
      ...certificates(stage, [first, ...more], manager, call),
    ],
  };
}

/** Images made of their distribution and one program that is not a package, all of whose layers are recorded. */
export function isFullyRecorded({ image, tag, version }: ImageFacts): boolean {
  if (['alpine', 'debian', 'ubuntu'].includes(image)) return true;
  if (!/(^|-)(slim|alpine)/.test(tag)) return false;
  const { major, minor } = valueOf(version) ?? {};
  if (image === 'python') return major === 3;
  if (image !== 'node') return false;
  // Slim images before 2020 kept curl and wget: https://github.com/nodejs/docker-node/issues/1185
  return tag.includes('alpine') || major === undefined || major >= (minor === undefined ? 10 : 14);
}

/** Programs that fail when nothing comes in. */
const FED = new Set(['apt-key', 'bunzip2', 'gpg', 'gunzip', 'tar', 'unxz', 'xz']);

const FED_SHELLS = new Set(['bash', 'sh']);

/** Of other images nothing is said to be missing that was not looked up. */
export function isRecorded(image: ImageFacts): boolean {
  return isFullyRecorded(image) || !(image.image === 'node' || image.image === 'python');
}

/** What follows where a command is not found; undefined where that is of no account, or not certain. */
export function outcomeOf(
  { command }: StageCommand,
  next: StageCommand | undefined,
): 'fails' | 'silent' | undefined {
  if (command.reached !== 'always') return undefined;
  if (!command.tolerated) return 'fails';
  if (command.after !== '|' || next?.command.before !== '|') return undefined;
  if (next.command.reached !== 'always' || next.command.tolerated) return undefined;
  if (FED.has(next.command.name)) return 'fails';
  return FED_SHELLS.has(next.command.name) ? 'silent' : undefined;
}

function lackingTool(
  run: StageCommand,
  { tool, why }: AskedTool,
  image: ImageFacts,
  manager: Manager,
): Omit<LackingTool, 'fails'> | undefined {
  const { step, command } = run;
  const { stage, index } = step;
  const family = valueOf(image.distro)?.family ?? '';
  const name =
    plainToolPackage(tool, family, manager) ??
    (why === undefined ? besideProgram(run, image, manager) : undefined);
  if (name === undefined || command.words[0]?.literal !== command.name) return undefined;
  if (command.wrappedBy.some((word) => !INNER.has(word))) return undefined;
  if (step.instruction.flags.some((flag) => flag.name === 'mount' && /(^|,)from=/.test(flag.value ?? '')))
    return undefined;
  if (!searchesUsualPath(stage, index, image)) return undefined;
  if (!stage.packages.lacksCommand(tool, run)) return undefined;
  if (mayComeAlong(stage, run.command.range.start, name)) return undefined;
  return { run, tool, name, why };
}

/** PATH is as the base image has it, even where it is not recorded what that is. */
function searchesUsualPath(stage: Stage, index: number, image: ImageFacts): boolean {
  if (image.unsureEnv.has('PATH')) return stage.chain.every((one) => one.lastEnv('PATH') === undefined);
  const path = valueOf(stage.state(index).path);
  const usual = (image.env.get('PATH') ?? '').split(':');
  return path?.every((entry) => usual.includes(entry)) === true;
}

/** The package with a tool that belongs to a program which the stage itself installs, or which comes along: pip to python3. */
function besideProgram(run: StageCommand, image: ImageFacts, manager: Manager): string | undefined {
  const { command, step } = run;
  const companion = companionPackage(command.name, manager, valueOf(image.distro)?.release);
  const before = step.stage.packages.calls.filter(
    (call) => call.certain && call.action === 'install' && call.run.command.range.start < command.range.start,
  );
  const names = before.flatMap(({ packages }) => packages.map(({ name }) => name));
  if (companion === undefined) return undefined;
  const comes = names.includes(companion.beside) || step.stage.packages.lacksCommand(companion.beside, run);
  return comes ? companion.name : undefined;
}

interface AskedTool {
  readonly tool: string;
  readonly why: string | undefined;
}

/** What a command calls: its own program, and what that calls in turn. */
function toolsOf(run: StageCommand): AskedTool[] {
  const own = { tool: run.command.name, why: undefined };
  if (callsGpg(run)) return [{ tool: 'gpg', why: 'apt-key calls gpg' }];
  const cloned = clonedBy(run);
  if (cloned === undefined) return [own];
  return [own, { tool: 'git', why: `${cloned} names a repository, which is cloned with git` }];
}

/** apt-key is a script around gpg, which it has to find: https://manpages.debian.org/bookworm/apt/apt-key.8.en.html */
function callsGpg({ command, step: { stage } }: StageCommand): boolean {
  if (command.name !== 'apt-key' || !command.words.some(({ literal }) => USES_GPG.has(literal ?? '')))
    return false;
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  return distro !== undefined && hasAptKey(distro.family, distro.release) === true;
}

const USES_GPG: ReadonlySet<string> = new Set(['add', 'adv', 'del', 'list', 'finger', 'export', 'exportall']);

/** What runs a command with the PATH that it has itself. */
const INNER: ReadonlySet<string> = new Set([
  'sh',
  '/bin/sh',
  'bash',
  '/bin/bash',
  '-c',
  '-e',
  '-x',
  '-ex',
  '-l',
  '-lc',
  'exec',
  'time',
]);

/** True where an install before an offset may have brought a package without naming it, or something has taken it away. */
export function mayComeAlong(stage: Stage, offset: number, name: string): boolean {
  const before = stage.packages.calls.filter((call) => call.run.command.range.start < offset);
  const calls = [...stage.chain.slice(1).flatMap(({ packages }) => packages.calls), ...before];
  return calls.some((call) => {
    if (call.action === 'remove')
      return call.unread !== undefined || call.packages.some((one) => one.name === name);
    if (call.action !== 'install' || call.dry) return false;
    return (
      call.unread !== undefined ||
      call.packages.some((one) => !one.removes && !leavesOut(call, one.name, name))
    );
  });
}

function leavesOut({ manager }: PackageCall, installed: string, name: string): boolean {
  if (manager === 'apk') return comesAlone(installed) || /^lib.*(-dev)?$/.test(installed);
  const row = aptDependencies(installed);
  return row !== undefined && installed !== name && !row.brings.includes(name);
}

/** The last install of the stage before an offset that names packages one by one. */
export function callToExtend(stage: Stage, offset: number): PackageCall | undefined {
  return stage.packages.calls.findLast(
    (call) =>
      call.run.command.range.start < offset &&
      call.certain &&
      call.action === 'install' &&
      call.packages.length > 0 &&
      call.packages.every(({ kind, whole, removes }) => kind === 'package' && whole && !removes) &&
      !call.options.some(({ name }) =>
        ['-t', '--virtual', '--target-release', '-X', '--repository'].includes(name),
      ),
  );
}

/** Debian's programs find the certificates of the web only where they are installed; they recommend it. */
function certificates(
  stage: Stage,
  tools: readonly LackingTool[],
  manager: Manager,
  call: PackageCall | undefined,
): string[] {
  const recommends =
    call !== undefined && !call.options.some(({ name }) => name === '--no-install-recommends');
  if (manager === 'apk' || recommends) return [];
  const user = tools.find(
    ({ tool, run, why }) => DOWNLOADERS.has(tool) && (why !== undefined || run.words.some(speaksTls)),
  );
  const there =
    user !== undefined &&
    (is(stage.packages.installed('ca-certificates', user.run), true) ||
      is(stage.packages.hasCommand('update-ca-certificates', user.run), true));
  return user === undefined || there ? [] : ['ca-certificates'];
}

const DOWNLOADERS: ReadonlySet<string> = new Set(['curl', 'git', 'wget']);

function speaksTls(word: StageCommand['words'][number]): boolean {
  return !word.known || word.value.includes('https://');
}
