import type { Lockfile, NodeProject } from '../context/types.ts';
import { is } from '../known.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';
import { ELSEWHERE } from './package-scripts.ts';

/** An install that stops where its directory has no lockfile, and the lockfile is certainly not there. */
export interface MissingLockfile {
  readonly run: StageCommand;
  readonly operation: Operation;
  /** The word that asks for a lockfile: `ci`, `--frozen-lockfile`. */
  readonly demand: ShellWord;
  /** The project whose package.json is there. */
  readonly project: NodeProject;
  /** What brings that package.json from the build context. */
  readonly manifest: Copy;
  /** The project's lockfile of this manager in the context, if it has one of its own. */
  readonly lockfile: Lockfile | undefined;
  /** Name of a lockfile that lies beside package.json and is kept out of the context by the ignore file. */
  readonly ignored: string | undefined;
}

interface Demand {
  readonly kinds: readonly Lockfile['kind'][];
  readonly files: readonly string[];
  readonly word: ShellWord;
}

const NPM_CI = new Set(['ci', 'clean-install', 'ic', 'install-clean']);
const NPM_FILES = ['package-lock.json', 'npm-shrinkwrap.json'];

/** Every such install of a stage. */
export function missingLockfiles(stage: Stage): MissingLockfile[] {
  return stage.commands.flatMap((run) => missingLockfile(run) ?? []);
}

function missingLockfile(run: StageCommand): MissingLockfile | undefined {
  const operation = operationOf(run.command);
  const demand = operation && demandOf(operation);
  if (operation === undefined || demand === undefined || !isPlain(run)) return undefined;
  const { stage, index } = run.step;
  const directory = run.directory.known ? run.directory.value : undefined;
  if (directory === undefined || demand.files.some((file) => !isAbsent(stage, join(directory, file), index)))
    return undefined;
  const manifest = manifestCopy(stage, join(directory, 'package.json'), index);
  if (manifest === undefined) return undefined;
  const { context } = stage.build;
  const project = context.node(manifest.directory);
  if (project === undefined) return undefined;
  const own = project.lockfiles.find(
    ({ kind, path }) => demand.kinds.includes(kind) && parentOf(path) === project.directory,
  );
  const ignored = demand.files.find((file) => {
    const path = join(project.directory || '.', file);
    return context.kind(path) === 'file' && !context.has(path);
  });
  return { run, operation, demand: demand.word, project, manifest: manifest.copy, lockfile: own, ignored };
}

/**
 * What makes an install stop without a lockfile. Yarn 1 goes on without one, even with `--frozen-lockfile`.
 * https://docs.npmjs.com/cli/v11/commands/npm-ci#description, https://pnpm.io/cli/install#--frozen-lockfile
 */
function demandOf({ manager, action, verb, operands, command }: Operation): Demand | undefined {
  if (operands.length > 0 || command.has('-g', '--global')) return undefined;
  if (manager === 'npm' && NPM_CI.has(verb)) {
    const word = command.words.find(({ literal }) => literal === verb);
    return word && { kinds: ['npm'], files: NPM_FILES, word };
  }
  const frozen = command.words.find(({ literal }) => literal === '--frozen-lockfile');
  return manager === 'pnpm' && action === 'install' && frozen !== undefined
    ? { kinds: ['pnpm'], files: ['pnpm-lock.yaml'], word: frozen }
    : undefined;
}

/** Certainly run, in its own directory, with nothing before it in the RUN that could bring a lockfile. */
function isPlain({ command, step }: StageCommand): boolean {
  const mounted = step.instruction.flags.some(
    ({ name, value }) => name === 'mount' && !/\btype=(cache|secret|ssh|tmpfs)\b/.test(value ?? ''),
  );
  if (command.reached !== 'always' || command.tolerated || mounted || command.has(...ELSEWHERE)) return false;
  const before = step.stage.commands.filter(
    (other) => other.step === step && other.command.range.start < command.range.start,
  );
  return before.every(bringsNoFiles);
}

const HARMLESS = new Set([
  '',
  ':',
  'cd',
  'set',
  'export',
  'echo',
  'mkdir',
  'rm',
  'chown',
  'chmod',
  'ls',
  'pwd',
  'true',
  'apk',
  'apt',
  'apt-get',
  'pip',
  'pip3',
  'yum',
  'dnf',
  'corepack',
]);

function bringsNoFiles({ command }: StageCommand): boolean {
  if (HARMLESS.has(command.name)) return true;
  const operation = operationOf(command);
  return (
    operation?.manager === 'npm' &&
    (operation.verb === 'config' || command.has('-g', '--global', '--version', '-v'))
  );
}

function isAbsent(stage: Stage, path: string, index: number): boolean {
  return is(stage.files.entry(path, index), undefined);
}

/** The COPY or ADD that brings a manifest from the context, and the context's directory that it comes from. */
function manifestCopy(
  stage: Stage,
  path: string,
  index: number,
): { readonly copy: Copy; readonly directory: string } | undefined {
  const entry = stage.files.entry(path, index);
  const [from, by] = entry.known ? [entry.value?.contextPath, entry.value?.by] : [];
  const copy = stage.chain.flatMap(({ copies }) => copies).find(({ instruction }) => instruction === by);
  return from === undefined || copy?.from.kind !== 'context'
    ? undefined
    : { copy, directory: parentOf(from) };
}

/** A word among the sources of a COPY that brings a file of that name from a directory: by its path, or by a pattern. */
export function sourceWord(copy: Copy, directory: string, name: string) {
  const found = copy.sources.find(({ text }) => {
    if (!text.known) return false;
    const clean = join('/', text.value).slice(1);
    const [stem = '', ...glob] = clean.slice(parentOf(clean).length).replace(/^\//, '').split(/[*?[]/);
    const fits = glob.length === 0 ? stem === name : stem !== '' && name.startsWith(stem);
    return parentOf(clean) === directory && fits;
  });
  return found?.word;
}
