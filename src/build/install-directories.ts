import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import { opens } from './opened-directories.ts';
import type { StageCommand } from './commands.ts';
import { nodeInstall } from './node.ts';
import { join } from './paths.ts';
import { ELSEWHERE } from './package-scripts.ts';
import type { Stage } from './stage.ts';

/** An install into the working directory by somebody who may not make anything there, because root has made it. */
export interface LockedInstall {
  readonly run: StageCommand;
  /** Absolute. */
  readonly directory: string;
  /** Whom the directory has to belong to, as in chown. */
  readonly owner: string;
  /** What makes the directory: the command of a RUN as root; undefined where WORKDIR or a COPY does. */
  readonly maker: StageCommand | undefined;
  /** The USER that takes root's rights away, where the directory is there before it. */
  readonly user: Instruction;
}

/** The first install of Node packages in a stage that certainly cannot make its node_modules. */
export function lockedInstall(stage: Stage): LockedInstall | undefined {
  for (const run of stage.commands) {
    const install = nodeInstall(run);
    if (install?.operation.action !== 'install') continue;
    const { command, directory, step } = run;
    const isCertain = command.reached === 'always' && !command.tolerated && command.wrappedBy.length === 0;
    const isOrdinary = stage.state(step.index).isNotRoot;
    if (!isCertain || !isOrdinary || !directory.known || command.has('--dry-run', '--prefix', ...ELSEWHERE))
      return undefined;
    return refused(stage, run, directory.value);
  }
  return undefined;
}

function refused(stage: Stage, run: StageCommand, directory: string): LockedInstall | undefined {
  const { index } = run.step;
  const there = valueOf(stage.files.entry(directory, index));
  if (there?.kind !== 'directory' || !is(there.owner, 'root')) return undefined;
  if (!is(stage.files.entry(join(directory, 'node_modules'), index), undefined)) return undefined;
  if (opens(stage, directory, index)) return undefined;
  const user = stage.steps.slice(0, index).findLast(({ instruction }) => instruction.keyword === 'USER');
  const owner = user && ownerAt(stage, user.index + 1);
  if (user === undefined || owner === undefined || !stage.state(user.index).isRoot) return undefined;
  // Who makes it before USER is root, and may give it away there.
  const before = valueOf(stage.files.entry(directory, user.index));
  if (before?.kind !== 'directory') return undefined;
  return { run, directory, owner, maker: makerOf(stage, directory, user.index), user: user.instruction };
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
