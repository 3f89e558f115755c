import type { ShellWord } from '../shell/types.ts';
import { is } from '../known.ts';
import { mountOver } from './cache-directories.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { firstUse } from './kept-lists.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** What APT fetches in a stage, to be kept on the builder instead of being fetched anew and taken away. */
export interface AptMounts {
  readonly stage: Stage;
  /** Its RUNs that install with APT and have no mount yet, in order. */
  readonly runs: readonly AptRun[];
  /** The base image has APT throw away what it has fetched, and nothing before has put an end to that. */
  readonly hook: boolean;
  /** Why there should be no mounts. */
  readonly doubt: string | undefined;
}

export interface AptRun {
  readonly step: Step;
  /** The call that fetches the lists. */
  readonly refresh: StageCommand;
  /** Commands that only clean what will be mounted. */
  readonly cleaners: readonly StageCommand[];
  /** Words that name it among others that are removed. */
  readonly removed: readonly ShellWord[];
}

export const APT_DIRECTORIES: readonly string[] = ['/var/cache/apt', '/var/lib/apt/lists'];

/** Such stages. Those that start from one image share what the hook does: all of their RUNs have mounts, or none has. */
export function* aptMounts(stages: readonly Stage[]): Iterable<AptMounts> {
  for (const root of new Set(stages.map(rootOf))) {
    const group = stages.filter((stage) => rootOf(stage) === root);
    const found = group.map((stage) => ({ stage, ...runsOf(stage) }));
    const doubt = found.find((each) => each.doubt !== undefined)?.doubt;
    for (const { stage, runs } of found) {
      if (runs.length === 0) continue;
      const before = stage.chain.slice(1).some((base) => aptSteps(base).length > 0);
      const ended = stage.build.dockerfile.text.includes('docker-clean');
      yield { stage, runs, hook: !before && !ended, doubt };
    }
  }
}

function rootOf(stage: Stage): Stage {
  return stage.chain.at(-1) ?? stage;
}

function aptSteps(stage: Stage): readonly Step[] {
  return [...new Set(installs(stage).map(({ step }) => step))];
}

function installs(stage: Stage): readonly PackageCall[] {
  return stage.packages.calls.filter(
    ({ manager, action, dry, elsewhere }) =>
      manager === 'apt' && (action === 'install' || action === 'upgrade') && !dry && !elsewhere,
  );
}

function runsOf(stage: Stage): { readonly runs: readonly AptRun[]; readonly doubt: string | undefined } {
  const runs: AptRun[] = [];
  let doubt: string | undefined;
  for (const step of aptSteps(stage)) {
    if (APT_DIRECTORIES.every((directory) => mountOver(step, [directory]) !== undefined)) continue;
    const refresh = refreshOf(step);
    const touching = commandsOf(step).filter(touches);
    const cleaners = touching.filter(isCleaner);
    const removed = touching.filter((run) => !cleaners.includes(run)).map(removedWords);
    doubt ??= doubtOf(step, removed.includes(undefined), touching.length > 0);
    if (refresh !== undefined)
      runs.push({ step, refresh, cleaners, removed: removed.flatMap((words) => words ?? []) });
  }
  return { runs, doubt };
}

function doubtOf(step: Step, isUsed: boolean, isCleaned: boolean): string | undefined {
  const { stage, instruction } = step;
  const image = stage.image.known ? stage.image.value : undefined;
  if (image === undefined || !is(image.packageManager, 'apt'))
    return 'whether the base image has APT keep what it fetches is not known';
  if (!stage.state(step.index).isRoot) return 'the RUN does not work as root';
  if (instruction.json !== undefined || instruction.heredocs.length > 0 || !shellOf(step).known)
    return 'the RUN is no line of shell';
  if (APT_DIRECTORIES.some((directory) => mountOver(step, [directory]) !== undefined))
    return 'a mount lies over a part of it already';
  if (isUsed) return 'a command of the RUN uses what APT has fetched';
  if (refreshOf(step) === undefined) return 'the RUN installs from lists that were fetched before it';
  const use = isCleaned ? undefined : firstUse(step);
  return use === undefined ? undefined : use.reason;
}

/** The call that fetches the lists before the RUN installs anything. */
function refreshOf(step: Step): StageCommand | undefined {
  const own = step.stage.packages.calls.filter((call) => call.step === step && call.manager === 'apt');
  const first = own.find(({ action }) => action !== 'clean');
  const isPlain =
    first?.action === 'refresh' && first.command.reached === 'always' && first.command.wrappedBy.length === 0;
  return isPlain ? first.run : undefined;
}

/** It names one of the directories, or one above them, or has APT clean them. */
function touches({ command: { name, words } }: StageCommand): boolean {
  if (/^apt(?:-get)?$/.test(name))
    return words.some(({ literal }) => literal === 'clean' || literal === 'autoclean');
  return words.slice(1).some(isPlace);
}

const PLACES = /^["']?\/var\/(?:lib\/apt(?:\/|$)|cache\/apt(?:\/|$)|cache\/?\*?$|lib\/?\*?$|\*)/;

function isPlace({ raw }: ShellWord): boolean {
  return PLACES.test(raw) || raw.includes('apt/lists') || raw.includes('apt/archives');
}

/** It can go as a whole. */
function isCleaner({ command }: StageCommand): boolean {
  if (command.name !== 'rm') return command.name.startsWith('apt');
  return operandsOf(command.words).every(isPlace);
}

/** The words to be taken out of an `rm`; undefined for other commands. */
function removedWords({ command }: StageCommand): readonly ShellWord[] | undefined {
  return command.name === 'rm' ? operandsOf(command.words).filter(isPlace) : undefined;
}

function operandsOf(words: readonly ShellWord[]): readonly ShellWord[] {
  return words.slice(1).filter(({ raw }) => !raw.startsWith('-'));
}
