import { known, unknown, valueOf, type Known } from '../known.ts';
import type { Flag } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { join, within } from './paths.ts';
import { runItems, splitDoubt, type RunItem } from './run-splits.ts';
import type { Stage, Step } from './stage.ts';
import { placeBefore, placeBehind, type Place } from './workdir-places.ts';

/** A RUN that enters a directory by `cd`. */
export interface DirectoryMove {
  readonly step: Step;
  readonly cd: StageCommand;
  /** Where the instruction works before `cd`, and behind it; the same where nothing comes behind. */
  readonly from: Place | undefined;
  readonly to: Place;
  /** What is not needed where WORKDIR says it: `cd x && `, `mkdir -p x && cd x && `. */
  readonly words: Range;
  /** From the end of what the RUN does before to the start of what comes behind, where it has to become two. */
  readonly middle: Range | undefined;
  /** The directory is there for certain: otherwise the build stops at `cd`. */
  readonly isThere: boolean;
  /** The RUN changes the directory again, so that it becomes two in the end. */
  readonly isMany: boolean;
}

/** RUNs that enter directories, one after the other, with nothing between them that depends on the directory. */
export interface MoveGroup {
  readonly moves: readonly [DirectoryMove, ...DirectoryMove[]];
  /** What comes after depends on the directory from before. */
  readonly returns: boolean;
}

/** A `cd` that WORKDIR cannot take the place of. */
export interface StayingMove {
  readonly cd: StageCommand;
  readonly reason: string;
}

/** Every RUN of a stage with a `cd` in it: in groups where WORKDIR can say it, else with the reason. */
export function directoryMoves(stage: Stage): readonly (MoveGroup | StayingMove)[] {
  const found: (MoveGroup | StayingMove)[] = [];
  let group: DirectoryMove[] = [];
  const close = (returns: boolean) => {
    const [first, ...more] = group;
    group = [];
    if (first === undefined) return;
    if (returns && first.from === undefined && entersAny([first, ...more]))
      found.push({ cd: first.cd, reason: 'the working directory to come back to is not known' });
    else found.push({ moves: [first, ...more], returns });
  };
  for (const step of stage.steps) {
    if (isIndifferent(step)) continue;
    const movers = cdsIn(step);
    const [cd] = movers.some(({ command }) => command.name === 'cd') ? movers : [];
    const move = cd && moveOf(cd);
    if (cd === undefined || move?.known !== true) {
      close(!isAbsoluteWorkdir(step));
      if (cd !== undefined && move?.known === false) found.push({ cd, reason: move.reason });
      continue;
    }
    // What is less safe goes alone, so that it holds nothing else back.
    if (becomesTwo(move.value) || group.some(becomesTwo)) close(true);
    group.push(move.value);
  }
  close(isStartedFrom(stage));
  return found;
}

/** True where it leads to another directory than the one that the build is in. */
export function enters({ from, to }: DirectoryMove): boolean {
  return to.value === undefined || to.value !== from?.value;
}

function entersAny(moves: readonly DirectoryMove[]): boolean {
  return moves.some((move) => enters(move));
}

/** True where the RUN has to be split, now or after another of its moves. */
export function becomesTwo({ middle, isMany }: DirectoryMove): boolean {
  return middle !== undefined || isMany;
}

/** Instructions for which it does not matter where the build is when it comes to them. */
const INDIFFERENT: ReadonlySet<string> = new Set(
  'ARG CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER SHELL STOPSIGNAL USER'.split(' '),
);

function isIndifferent({ stage, instruction }: Step): boolean {
  const target = stage.copyBy(instruction)?.destination.value;
  return (
    INDIFFERENT.has(instruction.keyword) ||
    (target !== undefined && (valueOf(target)?.startsWith('/') ?? false))
  );
}

function isAbsoluteWorkdir({ instruction, stage, index }: Step): boolean {
  if (instruction.keyword !== 'WORKDIR') return false;
  return valueOf(stage.state(index).expand(instruction.body.text.trim()).value)?.startsWith('/') ?? false;
}

/** A container starts there, or another stage does. */
function isStartedFrom(stage: Stage): boolean {
  const { stages, targets } = stage.build;
  return targets.includes(stage) || stages.some(({ base }) => base.kind === 'stage' && base.stage === stage);
}

const MOVERS: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);

/** What `sh -c` reads is read by a shell of its own. */
function cdsIn(step: Step): readonly StageCommand[] {
  return commandsOf(step).filter(
    ({ command }) => MOVERS.has(command.name) && !command.wrappedBy.includes('-c'),
  );
}

/** More changes of the directory than that in one RUN are a script. */
const MOST = 5;

function moveOf(cd: StageCommand): Known<DirectoryMove> {
  const items = runItems(cd.step);
  if (!items.known) return items;
  const cds = cdsIn(cd.step);
  if (cds.length > MOST) return unknown('the RUN changes the directory again and again');
  for (const { command } of cds) {
    const item = items.value.find((one) => one.command === command);
    if (command.name !== 'cd') return unknown(`${command.name} comes back to where it was`);
    if (item === undefined || command.reached !== 'always')
      return unknown('a part of the RUN alone works in that directory');
    const reason = cds.length > 1 ? splitDoubt(cd.step, items.value, item) : undefined;
    if (reason !== undefined) return unknown(reason);
  }
  const mounted = cd.step.instruction.flags.some((flag) => isMountOf(flag, cd));
  if (mounted) return unknown('a mount of the RUN has to do with the directory');
  const from = valueOf(placeBefore(cd.step));
  const to = placeBehind(cd, from);
  if (!to.known) return to;
  let place: Known<Place> = to;
  for (const one of cds.slice(1)) if (place.known) place = placeBehind(one, place.value);
  if (!place.known) return place;
  const move = moveIn(items.value, cd, from, to.value);
  return move.known && isCommented(move.value) ? unknown('a comment stands beside cd') : move;
}

/** A comment stands in what goes away. */
function isCommented({ step, words, middle }: DirectoryMove): boolean {
  const [start, end] = [Math.min(words.start, middle?.start ?? Infinity), words.end];
  return step.stage.build.dockerfile.comments.some(({ range }) => range.end > start && range.start < end);
}

/** A mount whose place depends on WORKDIR, or one without which the directory is not there. */
function isMountOf({ name, value }: Flag, { command }: StageCommand): boolean {
  const target = /(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(value ?? '')?.[1];
  if (name !== 'mount' || target === undefined) return false;
  const path = command.words[1]?.literal;
  return !target.startsWith('/') || path === undefined || within(join('/', target), path);
}

const LISTED: ReadonlySet<RunItem['before']> = new Set([undefined, '&&', ';']);

function moveIn(
  items: readonly RunItem[],
  cd: StageCommand,
  from: Place | undefined,
  entered: Place,
): Known<DirectoryMove> {
  const at = items.findIndex(({ command }) => command === cd.command);
  const [ahead, item] = [items[at - 1], items[at]];
  const { end, to } = lastOf(items, at, cd.step, entered);
  const next = items[end + 1];
  if (item === undefined || !LISTED.has(item.before) || !LISTED.has(next?.before))
    return unknown('what stands beside cd depends on whether it fails');
  const isMany = cdsIn(cd.step).some(({ command }) => command.range.start > (next?.start ?? Infinity));
  const own = { start: item.start, end: next?.start ?? item.end };
  const move = { step: cd.step, cd, from, to, words: own, isThere: !cd.command.tolerated, isMany };
  if (next === undefined)
    return ahead !== undefined && item.before === '&&' && end === at
      ? known({
          ...move,
          to: from ?? entered,
          from: from ?? entered,
          words: { start: ahead.end, end: item.end },
          middle: undefined,
        })
      : unknown('nothing of the RUN works in that directory');
  if (to.value !== undefined && to.value === from?.value) return known({ ...move, middle: undefined });
  const isMade = item.before === '&&' && makes(cd.step, ahead, from, entered);
  const earlier = items.slice(0, isMade ? at - 1 : at);
  const words = { ...own, start: isMade && ahead !== undefined ? ahead.start : own.start };
  const previous = earlier.at(-1);
  if (previous === undefined || earlier.every(({ command }) => command?.name === 'set'))
    return known({ ...move, words, middle: undefined });
  const reason = splitDoubt(cd.step, items, item);
  return reason === undefined
    ? known({ ...move, words, middle: { start: previous.end, end: next.start } })
    : unknown(reason);
}

/** The last of the changes of directory that follow each other, `mkdir x && cd x` among them, and where it leads. */
function lastOf(
  items: readonly RunItem[],
  at: number,
  step: Step,
  entered: Place,
): { readonly end: number; readonly to: Place } {
  let [end, to] = [at, entered];
  for (;;) {
    const [next, behind] = [items[end + 1], items[end + 2]];
    const isMade = next?.command?.name === 'mkdir';
    const mover = isMade ? behind : next;
    const run = cdsIn(step).find(({ command }) => command === mover?.command);
    const place = run && placeBehind(run, to);
    if (place?.known !== true || next?.before !== '&&' || (isMade && behind?.before !== '&&')) break;
    if (isMade && !makes(step, next, to, place.value)) break;
    [end, to] = [end + (isMade ? 2 : 1), place.value];
  }
  return { end, to };
}

/** `mkdir -p x` before `cd x`: WORKDIR makes the directory as root does. */
function makes(
  { stage, index }: Step,
  item: RunItem | undefined,
  from: Place | undefined,
  to: Place,
): boolean {
  const { name, words, wrappedBy } = item?.command ?? { name: '', words: [], wrappedBy: [] };
  const operands = words.slice(words[1]?.literal === '-p' ? 2 : 1);
  const [word] = operands;
  if (name !== 'mkdir' || wrappedBy.length > 0 || operands.length !== 1 || word === undefined) return false;
  const state = stage.state(index);
  const path = valueOf(state.shellWord(word));
  if (!state.isRoot || path === undefined || from?.value === undefined) return false;
  return to.value === join(from.value, path);
}
