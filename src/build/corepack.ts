import type { Instruction } from '../dockerfile/types.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { isNodeSince } from './node-release.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** The release of Node.js that no longer brings corepack. https://nodejs.org/docs/latest-v24.x/api/corepack.html */
const WITHOUT_COREPACK = 25;

/** The first call of corepack in a stage whose image has none; undefined where there is no such call. */
export function missingCorepack(stage: Stage): StageCommand | undefined {
  if (!is(isNodeSince(stage, WITHOUT_COREPACK), true)) return undefined;
  const commands = stage.chain.toReversed().flatMap((one) => one.commands);
  const [first] = commands.filter(({ command }) => command.words.some(({ raw }) => raw.includes('corepack')));
  const isCall =
    first?.command.name === 'corepack' && first.command.reached === 'always' && !first.command.tolerated;
  return isCall && first.step.stage === stage && !copiesPrograms(stage) ? first : undefined;
}

/** Where npm puts global packages and their programs. */
const GLOBAL = ['/usr/local/bin', '/usr/local/lib/node_modules'];

/** True where a COPY may bring programs, or global packages. */
export function copiesPrograms(stage: Stage): boolean {
  const copies = stage.chain.flatMap((one) => one.copies);
  return copies.some(
    ({ target, from }) =>
      from.kind !== 'context' &&
      (!target.known || GLOBAL.some((place) => within(place, target.value) || within(target.value, place))),
  );
}

/** `corepack enable` as somebody who may not write beside corepack. */
export interface RefusedEnable {
  readonly run: StageCommand;
  /** The USER in force. */
  readonly user: Instruction;
}

/** Every `corepack enable` that certainly fails for want of root. */
export function refusedEnables(stage: Stage): Known<RefusedEnable>[] {
  const image = valueOf(stage.image);
  if (image?.image !== 'node' || !is(isNodeSince(stage, WITHOUT_COREPACK), false)) return [];
  const commands = stage.chain.toReversed().flatMap((one) => one.commands);
  return stage.commands.flatMap((run) => {
    if (!isEnable(run) || !isRefused(run)) return [];
    const earlier = commands.slice(
      0,
      commands.findIndex(({ command }) => command === run.command),
    );
    if (
      earlier.some((one) => isEnable(one) || opensPrograms(one)) ||
      !is(stage.state(run.step.index).env('NPM_CONFIG_PREFIX'), undefined)
    )
      return [];
    return [placed(stage, run)];
  });
}

function isEnable({ command }: StageCommand): boolean {
  return (
    command.name === 'corepack' &&
    command.words[1]?.literal === 'enable' &&
    !command.has('--install-directory')
  );
}

function isRefused({ command, step }: StageCommand): boolean {
  const state = step.stage.state(step.index);
  return (
    command.reached === 'always' &&
    !command.tolerated &&
    command.wrappedBy.length === 0 &&
    state.isNotRoot &&
    !state.isRoot
  );
}

/** True for a command that may let others write where programs are. */
function opensPrograms({ command, words, directory }: StageCommand): boolean {
  if (!['chown', 'chmod', 'chgrp', 'setfacl'].includes(command.name)) return false;
  return words.slice(1).some((word) => {
    if (!word.known || !directory.known) return true;
    const path = join(directory.value, word.value.replace(/\/\*$/, ''));
    return within(path, '/usr/local/bin') || within('/usr/local/bin', path);
  });
}

function placed(stage: Stage, run: StageCommand): Known<RefusedEnable> {
  const user = stage.steps
    .slice(0, run.step.index)
    .findLast(({ instruction }) => instruction.keyword === 'USER');
  if (user === undefined) return unknown('USER stands in a stage that this one is built from');
  return stage.state(user.index).isRoot
    ? known({ run, user: user.instruction })
    : unknown('nobody is root before USER either');
}

/** A package manager that root prepares with corepack, and that somebody else starts, who does not find it. */
export interface UnsharedManager {
  readonly manager: string;
  /** The command that prepares it. */
  readonly run: StageCommand;
  readonly user: string;
  /** What starts it. */
  readonly instruction: Instruction;
}

/** What a container of a stage's image fetches at start, although root has prepared it. */
export function unsharedManager(target: Stage): UnsharedManager | undefined {
  const user = valueOf(target.end.userSpec.value);
  if (
    user === undefined ||
    !target.end.isNotRoot ||
    target.end.isRoot ||
    !is(target.end.env('COREPACK_HOME'), undefined)
  )
    return undefined;
  for (const { command, instruction } of target.launch.processes) {
    const manager = operationOf(command)?.manager;
    if (instruction.keyword === 'HEALTHCHECK' || (manager !== 'pnpm' && manager !== 'yarn')) continue;
    const run = target.commands.find((one) => prepares(one, manager, target.launch.project?.packageManager));
    return run && { manager, run, user: user.split(':')[0] ?? user, instruction };
  }
  return undefined;
}

/** True for `corepack prepare pnpm@9.1.0 --activate` of root, where the project asks for no other version. */
function prepares({ command, step }: StageCommand, manager: string, declared: string | undefined): boolean {
  const operation = operationOf(command);
  if (operation?.manager !== 'corepack' || operation.action !== 'install' || command.has('-g', '--global'))
    return false;
  const [item] = operation.operands;
  const names = item?.literal ?? declared ?? '';
  const agrees = item === undefined || declared === undefined || declared.split('+')[0] === names;
  const isRoot = step.stage.state(step.index).isRoot && command.wrappedBy.length === 0;
  return (
    names.startsWith(`${manager}@`) && agrees && isRoot && command.reached === 'always' && !command.tolerated
  );
}
