import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { Range } from '../range.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { isFullyRecorded, mayComeAlong } from './lacking-tools.ts';
import type { Stage } from './stage.ts';

/** A stage that has no sudo and calls it, always as root. */
export interface NeedlessSudo {
  /** The call that fails. */
  readonly first: StageCommand;
  /** `sudo` with its options and what parts it from the command, for each call from there on. */
  readonly words: readonly Range[];
  /** What the build log says of it; undefined where the base image tells that it has no sudo. */
  readonly cause: Cause | undefined;
  /** The base image starts as root for certain. */
  readonly isRoot: boolean;
}

/** The calls of sudo in a stage that lacks it and needs none; undefined where one is for another user than root. */
export function needlessSudo(stage: Stage): NeedlessSudo | undefined {
  const { failure, dockerfile } = stage.build;
  const cause = failure?.stage === stage ? failure.cause('command-not-found') : undefined;
  const failed = cause?.captures.command === 'sudo' ? failure?.instruction : undefined;
  const calls = stage.commands.filter(({ command }) => command.wrappedBy[0] === 'sudo');
  const at = calls.findIndex((run) =>
    failed === undefined ? lacksSudo(run) : run.step.instruction === failed,
  );
  const first = calls[at];
  if (first === undefined) return undefined;
  const words = new Map<number, Range>();
  for (const run of calls.slice(at)) {
    const word = wordOf(run.command, dockerfile.text);
    const inner = isInner(run.command);
    if (!staysRoot(run) || (word === undefined && !(inner && words.size > 0))) return undefined;
    if (word !== undefined) words.set(word.start, word);
  }
  const isRoot = stage.state(first.step.index).isRoot;
  return { first, words: [...words.values()], cause: failed === undefined ? undefined : cause, isRoot };
}

function lacksSudo(run: StageCommand): boolean {
  const { stage } = run.step;
  const image = valueOf(stage.image);
  const { reached, tolerated, range } = run.command;
  if (image === undefined || !isFullyRecorded(image) || reached !== 'always' || tolerated) return false;
  return stage.packages.lacksCommand('sudo', run) && !mayComeAlong(stage, range.start, 'sudo');
}

function staysRoot({ step, command }: StageCommand): boolean {
  const options = optionsOf(command);
  return !step.stage.state(step.index).isNotRoot && options.every((word) => /^-[EHnS]+$/.test(word));
}

/** https://man7.org/linux/man-pages/man8/sudo.8.html: keep the environment, set HOME, ask nothing, read from stdin. */
function optionsOf({ wrappedBy }: Command): readonly string[] {
  const end = wrappedBy.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return wrappedBy.slice(1, end < 0 ? undefined : end);
}

/** It stands in the text behind `sh -c`. */
function isInner({ wrappedBy }: Command): boolean {
  return wrappedBy.includes('-c');
}

const LONGEST = 80;

function wordOf(command: Command, text: string): Range | undefined {
  const { start } = command.range;
  if (isInner(command)) {
    const before = text.slice(Math.max(0, start - LONGEST), start);
    const found = /(?<=^|[\s;&|(])sudo(?: -[EHnS]+)* (?=(?:\/bin\/)?(?:ba)?sh (?:-\w )?-\w*c ["']$)/.exec(
      before,
    );
    if (found === null) return undefined;
    const at = start - before.length + found.index;
    return { start: at, end: at + found[0].length };
  }
  const behind = command.assignments.at(-1)?.range.end;
  const from =
    behind !== undefined && behind < command.range.end && text.slice(start, start + 4) !== 'sudo'
      ? behind
      : start;
  const found = /^\s*(sudo(?:\s+-[EHnS]+)*[ \t]+)(?=\S)/.exec(text.slice(from, from + LONGEST));
  const [whole, word] = found ?? [];
  if (whole === undefined || word === undefined) return undefined;
  return { start: from + whole.length - word.length, end: from + whole.length };
}
