import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { opens } from './opened-directories.ts';
import type { StageCommand } from './commands.ts';
import { nodeInstall } from './node.ts';
import { join, within } from './paths.ts';
import { ELSEWHERE } from './package-scripts.ts';
import type { Stage } from './stage.ts';

/** An install into the working directory by somebody who may not make anything there, because root has made it. */
export interface LockedInstall {
  /** What installs packages, or makes a file or directory. */
  readonly run: StageCommand;
  /** Absolute. */
  readonly directory: string;
  /** Whom the directory has to belong to, as in chown. */
  readonly owner: string;
  /** False where what it makes may be there already, and nothing fails. */
  readonly certain: boolean;
  /** What makes the directory: the command of a RUN as root; undefined where WORKDIR or a COPY does. */
  readonly maker: StageCommand | undefined;
  /** The USER that takes root's rights away, where the directory is there before it. */
  readonly user: Instruction;
}

/** The first install of Node packages, `mkdir` or `touch` in a stage that certainly can make nothing in the working directory. */
export function lockedInstall(stage: Stage): LockedInstall | undefined {
  let installed = false;
  for (const run of stage.commands) {
    const { command, directory, step } = run;
    const made = directory.known ? madeIn(run, directory.value) : undefined;
    if (made === undefined || (installed && made === 'node_modules')) continue;
    const isCertain = command.reached === 'always' && !command.tolerated && command.wrappedBy.length === 0;
    const isOrdinary = stage.state(step.index).isNotRoot;
    const locked = isCertain && isOrdinary && directory.known && refused(stage, run, directory.value, made);
    if (locked) return locked;
    installed ||= made === 'node_modules';
  }
  return undefined;
}

/** What a command makes right in the directory that it runs in. */
function madeIn(run: StageCommand, directory: string): string | undefined {
  const { command } = run;
  if (nodeInstall(run)?.operation.action === 'install')
    return command.has('--dry-run', '--prefix', ...ELSEWHERE) ? undefined : 'node_modules';
  if (!['mkdir', 'touch'].includes(command.name) || isShared(directory)) return undefined;
  for (const word of operands(command, ['-m', '--mode', '-d', '-r', '-t'])) {
    const path = run.value(word);
    const whole = path.known ? join(directory, path.value) : directory;
    if (whole !== directory && within(directory, whole))
      return whole.slice(directory.length + 1).split('/')[0];
  }
  return undefined;
}

/** Directories that hold those of others. */
function isShared(directory: string): boolean {
  return directory.split('/').length < 3 ? SHARED.has(directory) : /^\/(usr|var|etc)\/[^/]+$/.test(directory);
}

const SHARED: ReadonlySet<string> = new Set(
  [
    '',
    'bin',
    'etc',
    'home',
    'lib',
    'media',
    'mnt',
    'opt',
    'root',
    'run',
    'sbin',
    'srv',
    'tmp',
    'usr',
    'var',
  ].map((name) => `/${name}`),
);

function refused(
  stage: Stage,
  run: StageCommand,
  directory: string,
  made: string,
): LockedInstall | undefined {
  const { index } = run.step;
  const there = valueOf(stage.files.entry(directory, index));
  if (there?.kind !== 'directory' || !is(there.owner, 'root')) return undefined;
  const place = stage.files.entry(join(directory, made), index);
  const isNode = made === 'node_modules';
  if (place.known ? place.value !== undefined : isNode) return undefined;
  // Without -p it fails where the directory is there as well.
  const certain = place.known || (run.command.name === 'mkdir' && !run.command.has('-p', '--parents'));
  if (opens(stage, directory, index)) return undefined;
  const user = stage.steps.slice(0, index).findLast(({ instruction }) => instruction.keyword === 'USER');
  const owner = user && ownerAt(stage, user.index + 1);
  if (user === undefined || owner === undefined || !stage.state(user.index).isRoot) return undefined;
  // Who makes it before USER is root, and may give it away there.
  const before = valueOf(stage.files.entry(directory, user.index));
  if (before?.kind !== 'directory') return undefined;
  return {
    run,
    directory,
    owner,
    certain,
    maker: makerOf(stage, directory, user.index),
    user: user.instruction,
  };
}

function ownerAt(stage: Stage, index: number): string | undefined {
  const state = stage.state(index);
  const [spec, account] = [valueOf(state.userSpec.value), valueOf(state.user)];
  if (spec === undefined || account === undefined || spec.includes(':')) return account && spec;
  // A number that /etc/passwd does not list runs with root's group.
  const group = is(account.name, undefined) ? undefined : valueOf(account.group);
  return group === undefined ? spec : `${spec}:${group}`;
}

/** The `mkdir` of this stage that makes the directory, and does nothing else. */
function makerOf(stage: Stage, directory: string, limit: number): StageCommand | undefined {
  return stage.commands.find(({ step, command, words, directory: from }) => {
    const isMade =
      step.index < limit && command.name === 'mkdir' && command.reached === 'always' && !command.tolerated;
    const last = words.at(-1);
    return isMade && last?.known === true && from.known && join(from.value, last.value) === directory;
  });
}
