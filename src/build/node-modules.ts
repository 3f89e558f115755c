import { known, unknown, type Known } from '../known.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import type { Copy, CopySource } from './copy.ts';
import { canWriteManifest, leavesDevOut, nodeInstall, type NodeInstall } from './node.ts';
import { join, within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** Whether a development dependency is in a directory's node_modules. */
export type Presence =
  | { readonly kind: 'present' }
  /** A command has made it a dependency for production, which no later install leaves out. */
  | { readonly kind: 'dependency' }
  /** Nothing was installed there. */
  | { readonly kind: 'not installed' }
  /** The last install, or prune, that decides about it leaves development dependencies out. */
  | { readonly kind: 'left out'; readonly install: NodeInstall };

const PRESENT: Known<Presence> = known({ kind: 'present' });
const DEPENDENCY: Known<Presence> = known({ kind: 'dependency' });
const NOT_INSTALLED: Known<Presence> = known({ kind: 'not installed' });

/** Programs that move files about: one that names node_modules may have put anything there. */
const MOVERS = new Set(['mv', 'cp', 'ln', 'rsync', 'tar', 'unzip']);
/** Programs that run what is not read here. */
const RUNNERS = new Set(['sh', 'bash', 'ash', 'make', 'node', 'python', 'python3']);

/**
 * Whether a development dependency of the project in `directory` is in its node_modules at the end of a stage: followed
 * through the stages that it is copied from, or built FROM.
 */
export function devDependency(stage: Stage, directory: string, name: string): Known<Presence> {
  const given = answers.get(stage) ?? new Map<string, Known<Presence>>();
  answers.set(stage, given);
  const key = `${directory}\n${name}`;
  let presence = given.get(key);
  if (presence === undefined) given.set(key, (presence = read(stage, directory, name)));
  return presence;
}

/** As `devDependency`, before a command of a RUN. */
export function devDependencyBefore(run: StageCommand, directory: string, name: string): Known<Presence> {
  const { step, command } = run;
  const { stage } = step;
  const before = stage.steps
    .slice(0, step.index)
    .reduce((presence, one) => afterStep(presence, one, directory, name), atStart(stage, directory, name));
  return commandsOf(step)
    .filter((other) => other.command.range.start < command.range.start)
    .reduce((presence, other) => afterCommand(presence, other, directory, name), before);
}

const answers = new WeakMap<Stage, Map<string, Known<Presence>>>();

function read(stage: Stage, directory: string, name: string): Known<Presence> {
  const before = atStart(stage, directory, name);
  return stage.steps.reduce((presence, step) => afterStep(presence, step, directory, name), before);
}

function atStart({ base }: Stage, directory: string, name: string): Known<Presence> {
  return base.kind === 'stage' ? devDependency(base.stage, directory, name) : NOT_INSTALLED;
}

function afterStep(presence: Known<Presence>, step: Step, directory: string, name: string): Known<Presence> {
  const { keyword } = step.instruction;
  if (keyword === 'COPY' || keyword === 'ADD') {
    const copy = step.stage.copyBy(step.instruction);
    return copy === undefined
      ? presence
      : afterCopy(presence, copy, join(directory, `node_modules/${name}`), name);
  }
  if (keyword !== 'RUN') return presence;
  const shell = shellOf(step);
  if (!shell.known) return doubted(presence, shell.reason);
  return commandsOf(step).reduce((before, run) => afterCommand(before, run, directory, name), presence);
}

function afterCommand(
  presence: Known<Presence>,
  run: StageCommand,
  directory: string,
  name: string,
): Known<Presence> {
  const after = effectOf(presence, run, directory, name);
  const { reached, tolerated } = run.command;
  if (after === presence || (reached === 'always' && !tolerated)) return after;
  return unknown(`${written(run)} may fail or be passed over`);
}

function effectOf(
  presence: Known<Presence>,
  run: StageCommand,
  directory: string,
  name: string,
): Known<Presence> {
  const operation = operationOf(run.command);
  if (operation !== undefined) return afterOperation(presence, run, operation, directory, name);
  const { name: program } = run.command;
  const modules = join(directory, 'node_modules');
  if (program === 'rm') {
    const removed = run.words.slice(1).map((word) => place(run, word));
    if (removed.some((path) => path !== undefined && within(path, modules))) return NOT_INSTALLED;
    return removed.some((path) => path === `${modules}/${name}`) ? unknown(`${name} is removed`) : presence;
  }
  const names = run.words.some((word) => !word.known || word.value.includes('node_modules'));
  if (MOVERS.has(program) && names) return unknown(`${written(run)} changes node_modules`);
  const [first] = run.words;
  const script =
    first?.known === true &&
    /^\.{0,2}\/|\.sh$/.test(first.value) &&
    !/^\/(usr\/)?(local\/)?s?bin\//.test(first.value);
  return script || RUNNERS.has(program) ? doubted(presence, `${written(run)} may do anything`) : presence;
}

/** Absolute path that a word of a command means. */
function place({ directory }: StageCommand, word: Known<string>): string | undefined {
  if (!word.known) return undefined;
  if (word.value.startsWith('/')) return join('/', word.value);
  return directory.known ? join(directory.value, word.value) : undefined;
}

function afterOperation(
  presence: Known<Presence>,
  run: StageCommand,
  operation: Operation,
  directory: string,
  name: string,
): Known<Presence> {
  const { manager, action, operands } = operation;
  if (!['npm', 'yarn', 'pnpm', 'bun'].includes(manager)) return presence;
  if (action === 'run' || action === 'exec') {
    // `next build` installs TypeScript itself where it is missing.
    const builds = operands.some((word) => word.literal === undefined || word.literal.includes('build'));
    return builds ? doubted(presence, `${written(run)} may install what it misses`) : presence;
  }
  const changes = action === 'install' || action === 'remove' || action === 'prune' || action === 'upgrade';
  const global = run.command.has('-g', '--global', '--location') || operation.verb === 'global';
  if (!changes || global) return presence;
  if (run.command.has('--prefix', '-C', '--cwd', '--dir', '-w', '--workspace', '--filter', '-F'))
    return doubted(presence, `${written(run)} works elsewhere`);
  if (!run.directory.known) return run.directory;
  if (run.directory.value !== directory) return presence;
  const isIt = operands.some(
    ({ literal }) => literal === undefined || literal === name || literal.startsWith(`${name}@`),
  );
  if (isIt) return afterItself(run);
  if (run.command.has('--lockfile-only', '--package-lock-only')) return presence;
  const install = nodeInstall(run);
  return install === undefined ? afterNamed(presence, run, operation) : afterInstall(presence, install);
}

/** A command that names the package. */
function afterItself(run: StageCommand): Known<Presence> {
  // npm and pnpm leave a development dependency out, named or not, unless it is saved as another.
  if (!run.command.has('--save-prod', '-P')) return unknown(`${written(run)} may have installed it`);
  return run.command.has('--no-save') ? PRESENT : DEPENDENCY;
}

function afterInstall(presence: Known<Presence>, install: NodeInstall): Known<Presence> {
  const { withoutDev, operation } = install;
  const isPrune = operation.action === 'prune';
  if (!withoutDev.known) return withoutDev;
  if (presence === DEPENDENCY || (isPrune && (presence === NOT_INSTALLED || !withoutDev.value)))
    return presence;
  return withoutDev.value ? known({ kind: 'left out', install }) : PRESENT;
}

/** `npm install express`: brings the development dependencies back unless they are left out there too. */
function afterNamed(presence: Known<Presence>, run: StageCommand, operation: Operation): Known<Presence> {
  if (operation.action !== 'install') return presence;
  const withoutDev = leavesDevOut(run, operation);
  if (!withoutDev.known) return withoutDev;
  if (!withoutDev.value) return presence === DEPENDENCY ? presence : PRESENT;
  // It takes away what package.json does not name.
  return canWriteManifest(run)
    ? presence
    : doubted(presence, `${written(run)} follows, and would remove what is not saved`);
}

function afterCopy(presence: Known<Presence>, copy: Copy, path: string, name: string): Known<Presence> {
  const { target } = copy;
  if (!target.known) return doubted(presence, target.reason);
  if (!within(target.value, path)) return presence;
  const rest = path.slice(target.value === '/' ? 0 : target.value.length);
  return copy.sources.reduce((before, source) => merged(before, brought(copy, source, rest, name)), presence);
}

/** What a source of a COPY brings of the package that stands at `rest` below the destination. */
function brought(copy: Copy, { path, text }: CopySource, rest: string, name: string): Known<Presence> {
  const { from, step } = copy;
  if (!path.known) return mayHoldModules(text, rest) ? path : NOT_INSTALLED;
  const origin = `${path.value === '/' ? '' : path.value}${rest}`;
  if (from.kind === 'context')
    return step.stage.build.context.has(origin.replace(/^\//, '')) ? PRESENT : NOT_INSTALLED;
  if (from.kind === 'image') return unknown('what another image holds is not recorded');
  const end = `/node_modules/${name}`;
  if (origin.endsWith(end)) return devDependency(from.stage, origin.slice(0, -end.length) || '/', name);
  return unknown(`how ${path.value} was made is not known`);
}

/** True unless a pattern certainly names other files: `package*.json`, `next.config.*`. */
function mayHoldModules(text: Known<string>, rest: string): boolean {
  if (!text.known) return true;
  const last = text.value.split('/').at(-1) ?? '';
  // What a name with an extension matches is a file, under which nothing lies.
  if (/\w\.\w|\*\.\w/.test(last)) return false;
  const [start] = last.split(/[*?[]/);
  return start === undefined || !rest.startsWith('/node_modules/') || 'node_modules'.startsWith(start);
}

/** A directory that is copied over another adds to it. */
function merged(before: Known<Presence>, added: Known<Presence>): Known<Presence> {
  if (before === PRESENT || before === DEPENDENCY || added === NOT_INSTALLED) return before;
  return added === DEPENDENCY ? PRESENT : added;
}

function doubted(presence: Known<Presence>, reason: string): Known<Presence> {
  return presence.known && presence.value.kind === 'left out' ? unknown(reason) : presence;
}

function written({ command }: StageCommand): string {
  return command.words.map(({ raw }) => raw).join(' ');
}
