import type { Instruction } from '../dockerfile/types.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { listItems } from '../shell/list-items.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A directory as WORKDIR can say it. */
export interface Place {
  readonly text: string;
  /** Undefined where it rests on the default of an ARG, which `--build-arg` may change. */
  readonly value: string | undefined;
}

/** A RUN that works in a directory which it enters by `cd`. */
export interface DirectoryMove {
  readonly step: Step;
  readonly cd: StageCommand;
  /** Where the instruction works: before `cd`, and behind it. */
  readonly from: Place;
  readonly to: Place;
  /** What is not needed where WORKDIR says it: `mkdir -p x && cd x && `. */
  readonly words: Range;
  /** From the end of the last command before `cd` to the start of the one behind it, where the RUN does something before. */
  readonly middle: Range | undefined;
  /** The directory is there for certain: otherwise the build stops at `cd`. */
  readonly isThere: boolean;
}

/** RUNs that enter directories, one after the other, with nothing between them that depends on the directory. */
export interface MoveGroup {
  readonly moves: readonly [DirectoryMove, ...DirectoryMove[]];
  /** What comes after depends on the directory from before. */
  readonly returns: boolean;
}

/** A RUN with a `cd` that WORKDIR cannot take the place of. */
export interface StayingMove {
  readonly cd: StageCommand;
  readonly reason: string;
}

/** Instructions for which it does not matter where the build is at that point. */
const INDIFFERENT: ReadonlySet<string> = new Set([
  'ARG',
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'SHELL',
  'STOPSIGNAL',
  'USER',
]);

/** Every RUN of a stage with a `cd` in it: in groups where WORKDIR can say it, else with the reason. */
export function directoryMoves(stage: Stage): readonly (MoveGroup | StayingMove)[] {
  const found: (MoveGroup | StayingMove)[] = [];
  let group: DirectoryMove[] = [];
  const close = (returns: boolean) => {
    const [first, ...more] = group;
    if (first !== undefined) found.push({ moves: [first, ...more], returns });
    group = [];
  };
  for (const step of stage.steps) {
    if (INDIFFERENT.has(step.instruction.keyword)) continue;
    const move = step.instruction.keyword === 'RUN' ? moveOf(step) : undefined;
    if (move?.known === true) {
      const isSplit = move.value.middle !== undefined;
      if (isSplit) close(true);
      group.push(move.value);
      if (isSplit) close(true);
      continue;
    }
    close(!isAbsoluteWorkdir(step));
    const cd = cdsIn(step)[0];
    if (move !== undefined && cd !== undefined) found.push({ cd, reason: move.reason });
  }
  close(isStartedFrom(stage));
  return found;
}

/** A container starts there, or another stage does. */
function isStartedFrom(stage: Stage): boolean {
  const { stages, targets } = stage.build;
  return targets.includes(stage) || stages.some(({ base }) => base.kind === 'stage' && base.stage === stage);
}

function isAbsoluteWorkdir({ instruction, stage, index }: Step): boolean {
  if (instruction.keyword !== 'WORKDIR') return false;
  return valueOf(stage.state(index).expand(instruction.body.text.trim()).value)?.startsWith('/') ?? false;
}

function cdsIn(step: Step): readonly StageCommand[] {
  return commandsOf(step).filter(({ command }) => MOVERS.has(command.name) && !isInner(command));
}

const MOVERS: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);

/** In the text behind `sh -c`, which is read by a shell of its own. */
function isInner({ wrappedBy }: Command): boolean {
  return wrappedBy.includes('-c');
}

/** Undefined where the RUN enters no directory. */
function moveOf(step: Step): Known<DirectoryMove> | undefined {
  const [cd, ...others] = cdsIn(step);
  if (cd === undefined) return undefined;
  if (others.length > 0 || cd.command.name !== 'cd')
    return unknown('the RUN changes the directory more than once');
  if (step.instruction.json !== undefined || step.instruction.heredocs.length > 0)
    return unknown('the script is a text of its own');
  const from = placeBefore(step);
  if (!from.known) return from;
  const to = target(cd, from.value);
  return to.known ? moveTo(step, cd, from.value, to.value) : to;
}

function moveTo(step: Step, cd: StageCommand, from: Place, to: Place): Known<DirectoryMove> {
  const shell = shellOf(step);
  if (!shell.known) return shell;
  const items = (listItems(shell.value.text) ?? []).map(({ before, start, end }) => ({
    before,
    ...shell.value.range(start, end),
  }));
  const at = items.findIndex(
    ({ start, end }) => start === cd.command.range.start && end === cd.command.range.end,
  );
  const [item, next] = [items[at], items[at + 1]];
  if (item === undefined || cd.command.isolated || cd.command.reached !== 'always')
    return unknown('a part of the RUN alone works in that directory');
  if (next === undefined) return unknown('nothing of the RUN works in that directory');
  if (!LISTED.has(item.before) || !LISTED.has(next.before))
    return unknown('what stands beside cd depends on whether it fails');
  const earlier = commandsOf(step).filter(({ command }) => command.range.start < item.start);
  const makes = earlier.at(-1);
  const isMade =
    makes?.command.range.start === items[at - 1]?.start && item.before === '&&' && makesPlace(makes, to);
  const before = isMade ? earlier.slice(0, -1) : earlier;
  const start = isMade && makes !== undefined ? makes.command.range.start : item.start;
  const isThere = !cd.command.tolerated;
  const move = { step, cd, from, to, isThere, words: { start, end: next.start } };
  const { comments } = step.stage.build.dockerfile;
  const commentBehind = comments.some(({ range }) => range.end > start && range.end < next.start);
  if (commentBehind) return unknown('a comment stands beside cd');
  if (before.every(({ command }) => command.name === 'set')) return known({ ...move, middle: undefined });
  const previous = items[at - (isMade ? 2 : 1)];
  const reason = previous === undefined ? 'the RUN does something else before' : splitDoubt(step, items, cd);
  return reason === undefined && previous !== undefined
    ? known({ ...move, middle: { start: previous.end, end: next.start } })
    : unknown(reason ?? '');
}

const LISTED: ReadonlySet<string | undefined> = new Set([undefined, '&&', ';']);

/** `mkdir -p x` before `cd x`: WORKDIR makes the directory as root does. */
function makesPlace(run: StageCommand | undefined, to: Place): boolean {
  if (run === undefined) return false;
  const { command, words, step } = run;
  const [, first, second, ...more] = words.map(valueOf);
  const path = first === '-p' ? second : first;
  const isAll = first === '-p' ? more.length === 0 : second === undefined;
  const { workdir, isRoot } = step.stage.state(step.index);
  return (
    command.name === 'mkdir' &&
    command.wrappedBy.length === 0 &&
    isRoot &&
    isAll &&
    path !== undefined &&
    workdir.known &&
    to.value === join(workdir.value, path)
  );
}

/** Commands that take away what the layer of an earlier one would keep. */
const CLEANS: ReadonlySet<string> = new Set('rm rmdir unlink shred find'.split(' '));
const CLEANING_WORDS =
  /^(autoclean|autoremove|clean|clear|del|distclean|erase|prune|purge|remove|uninstall|cache)$/;

/** Why a RUN cannot become two, the second of which starts behind `cd`. */
function splitDoubt(
  step: Step,
  items: readonly { readonly before: string | undefined }[],
  cd: StageCommand,
): string | undefined {
  if (items.some(({ before }) => before !== undefined && before !== '&&'))
    return 'the RUN does something else before, and not all of it is joined by &&';
  const commands = commandsOf(step);
  const behind = commands.filter(({ command }) => command.range.start > cd.command.range.start);
  if (behind.some(({ command }) => cleans(command)))
    return 'the RUN takes away at its end what it has made before, and two layers would keep it';
  const ahead = commands.filter(({ command }) => command.range.start < cd.command.range.start);
  const sets = ahead.some(
    ({ command }) =>
      !command.isolated &&
      /^(|set|export|source|\.|umask|alias|unset|trap|shopt|eval|read)$/.test(command.name),
  );
  return sets ? 'what the RUN sets before cd is needed behind it' : undefined;
}

function cleans({ name, words }: Command): boolean {
  return CLEANS.has(name) || words.some(({ literal }) => CLEANING_WORDS.test(literal ?? ''));
}

/** Characters of a path that mean the same to a shell and to WORKDIR. */
const PATH = /^(?:[\w./@+:,%-]|\$\w+|\$\{\w+\})+$/;

/** Variables that a shell has of its own. */
const OF_THE_SHELL = new Set([
  'HOME',
  'PWD',
  'OLDPWD',
  'UID',
  'EUID',
  'HOSTNAME',
  'USER',
  'RANDOM',
  'SHLVL',
  'PPID',
]);

function target({ command, step }: StageCommand, from: Place): Known<Place> {
  const [, word, ...rest] = command.words;
  if (word === undefined || rest.length > 0 || command.redirects.length > 0 || command.assignments.length > 0)
    return unknown('cd has other words than one path');
  const raw = word.raw.replace(/^"([^"]*)"$/, '$1');
  if (!PATH.test(raw) || /^[-~]/.test(raw)) return unknown(`WORKDIR cannot say ${word.raw}`);
  const value = valueAt(step, word);
  if (!value.known) return value;
  const isFixed = step.stage.state(step.index).expand(raw).defaults.size === 0;
  if (value.value.startsWith('/'))
    return known({ text: raw, value: isFixed ? join('/', value.value) : undefined });
  const full = from.value === undefined ? undefined : join(from.value, value.value);
  const below = `${from.text.replace(/\/$/, '')}/${raw.replace(/\/$/, '')}`;
  if (!raw.split('/').some((part) => /^\.*$/.test(part) && part !== ''))
    return known({ text: below, value: isFixed ? full : undefined });
  return full !== undefined && isFixed
    ? known({ text: full, value: full })
    : unknown('the working directory rests on a variable');
}

function valueAt(step: Step, word: ShellWord): Known<string> {
  const names = (word.parts ?? []).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  const assigned = new Set(
    commandsOf(step).flatMap(({ command }) => command.assignments.map(({ name }) => name)),
  );
  const own = names.find((name) => OF_THE_SHELL.has(name) || assigned.has(name));
  if (own !== undefined) return unknown(`${own} is a variable of the shell`);
  const state = step.stage.state(step.index);
  const unset = names.find((name) => [undefined, ''].includes(valueOf(state.seen(name))));
  return unset === undefined ? state.shellWord(word) : unknown(`the value of ${unset} is not known`);
}

/** The working directory as WORKDIR has said it, or as the base image has it. */
function placeBefore(step: Step): Known<Place> {
  const { stage, index } = step;
  const { workdir } = stage.state(index);
  if (!workdir.known) return unknown('the working directory to come back to is not known');
  const last = stage.steps.findLast(
    (one) => one.index < index && one.instruction.keyword === 'WORKDIR',
  )?.instruction;
  const text = last?.body.text.trim();
  const said = text === undefined ? undefined : stage.state(index).expand(text);
  if (text !== undefined && said !== undefined && valueOf(said.value) === workdir.value)
    return known({ text, value: said.defaults.size === 0 ? workdir.value : undefined });
  const isFixed = stage.chain.every(
    (one) =>
      one.reference.defaults.size === 0 && one.steps.every(({ instruction }) => !isVariable(instruction)),
  );
  return isFixed
    ? known({ text: workdir.value, value: workdir.value })
    : unknown('the working directory rests on a variable');
}

function isVariable({ keyword, body }: Instruction): boolean {
  return keyword === 'WORKDIR' && body.text.includes('$');
}
