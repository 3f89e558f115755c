import { is, valueOf } from '../known.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import { operands } from '../shell/flags.ts';
import type { StageCommand } from './commands.ts';
import type { Stage, Step } from './stage.ts';

/** A place that gives files to an owner whose name the image does not have there, so that it stops the build. */
export interface NamedOwner {
  readonly step: Step;
  readonly range: Range;
  readonly user: string;
  readonly group: string | undefined;
}

/** `chown` and `COPY --chown` with names, in order. */
export function namedOwners(stage: Stage): NamedOwner[] {
  return [...ofCommands(stage), ...ofCopies(stage)].toSorted((a, b) => a.range.start - b.range.start);
}

function ofCommands(stage: Stage): NamedOwner[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    if (command.name !== 'chown' || command.reached !== 'always' || command.tolerated) return [];
    const [spec] = operands(command, ['--from', '--reference']);
    const text = spec && valueOf(run.value(spec));
    return text === undefined ? [] : named(step, command.range, text);
  });
}

function ofCopies(stage: Stage): NamedOwner[] {
  return stage.copies.flatMap(({ chown, step, instruction }) =>
    chown?.known === true ? named(step, instruction.range, chown.value) : [],
  );
}

const NAME = /^[a-zA-Z_][\w-]*$/;

function named(step: Step, range: Range, spec: string): NamedOwner[] {
  const [user = '', group] = spec.split(':');
  return NAME.test(user) && (group === undefined || NAME.test(group)) ? [{ step, range, user, group }] : [];
}

/** An owner who is made too late, and the RUN that makes him and nothing else. */
export interface EarlyOwner {
  readonly owner: NamedOwner;
  readonly maker: Instruction;
}

const ACCOUNT_COMMANDS: ReadonlySet<string> = new Set([
  'useradd',
  'adduser',
  'groupadd',
  'addgroup',
  'usermod',
]);

/** The first owner of a stage who is named before the RUN that makes him, where that RUN can stand before. */
export function earlyOwner(stage: Stage): EarlyOwner | undefined {
  for (const owner of namedOwners(stage)) {
    const { step, user } = owner;
    if (!stage.users.lacks(user, step.index) || mayMake(stage, owner)) continue;
    const later = stage.steps.slice(step.index + 1).find((each) => makes(stage, each, user));
    if (later === undefined || !canMove(stage, later, step)) return undefined;
    return { owner, maker: later.instruction };
  }
  return undefined;
}

/** Commands that make nobody, and bring nobody along. */
const PLAIN: ReadonlySet<string> = new Set(
  'cd chgrp chmod chown cp echo install ln ls mkdir mv rm sed set test touch true ['.split(' '),
);

/** What stands before it in the same RUN may make the user. */
function mayMake(stage: Stage, { step, range }: NamedOwner): boolean {
  return runsOf(stage, step).some(
    ({ command }) => command.range.start < range.start && !PLAIN.has(command.name),
  );
}

function runsOf(stage: Stage, step: Step): StageCommand[] {
  return stage.commands.filter((run) => run.step === step);
}

function makes(stage: Stage, step: Step, user: string): boolean {
  return runsOf(stage, step).some(({ command }) => is(stage.users.madeBy(command)?.name ?? nothing, user));
}

const nothing = { known: true, value: undefined } as const;

/** The RUN does nothing but to make accounts, and would do the same further up. */
function canMove(stage: Stage, from: Step, to: Step): boolean {
  const runs = runsOf(stage, from);
  const { flags } = from.instruction;
  if (flags.length > 0 || !stage.state(to.index).isRoot || !stage.state(from.index).isRoot) return false;
  if (!runs.every(({ command }) => ACCOUNT_COMMANDS.has(command.name))) return false;
  if (runs.some((run) => run.words.some((word) => !word.known) || run.command.wrappedBy.length > 0))
    return false;
  if (runs.some(({ command }) => stage.packages.lacksCommand(command.name, to.index))) return false;
  const between = stage.steps.slice(to.index, from.index);
  const changes = new Set(['ENV', 'ARG', 'SHELL', 'USER']);
  const isPlain = !from.instruction.body.text.includes('$');
  return (
    between.every(({ instruction }) => isPlain || !changes.has(instruction.keyword)) &&
    between.every(({ instruction }) => instruction.keyword !== 'SHELL') &&
    between.every((step) => !runsOf(stage, step).some(({ command }) => ACCOUNT_COMMANDS.has(command.name)))
  );
}

/** A group that is named with its user and that nothing makes; the user has another one. */
export interface MissingGroup {
  readonly owner: NamedOwner;
  readonly group: string;
  /** The command that makes the user. */
  readonly maker: StageCommand;
}

/** The first such group of a stage whose user the stage itself makes. */
export function missingGroup(stage: Stage): MissingGroup | undefined {
  for (const owner of namedOwners(stage)) {
    const { group, range, step, user } = owner;
    // Once the RUN is through, since its own commands may make the user.
    const account = valueOf(stage.users.account(user, step.index + 1));
    const maker = account?.made;
    if (group !== user || maker?.step.stage !== stage || maker.command.range.start > range.start) continue;
    if (!is(stage.users.group(group, step.index + 1), undefined) || mayMakeGroup(stage, owner, maker))
      continue;
    return { owner, group, maker };
  }
  return undefined;
}

function mayMakeGroup(stage: Stage, { step, user }: NamedOwner, maker: StageCommand): boolean {
  return runsOf(stage, step).some(({ command, words }) => {
    if (command === maker.command || PLAIN.has(command.name)) return false;
    return !QUIET.has(command.name) || words.some((word) => is(word, user));
  });
}

/** Commands that make groups only of the names that they are given. */
const QUIET: ReadonlySet<string> = new Set([...ACCOUNT_COMMANDS, 'apk', 'apt-get']);
