import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { operationOf } from '../packages/operation.ts';
import { shellOf, type StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import type { Account } from './user-table.ts';

/** RUN instructions, one right behind the other, that fail because they run as an ordinary user. */
export interface NeedsRoot {
  readonly steps: readonly Step[];
  /** The first command that fails, and what it says. */
  readonly command: StageCommand;
  readonly fault: string;
  /** The USER right before them, where what holds before it is root. */
  readonly user: Instruction | undefined;
  /** What USER has to name behind them, as it is written; undefined where another USER follows at once. */
  readonly back: string | undefined;
  /** A command beside those that fail, which makes other files when root runs it. */
  readonly other: StageCommand | undefined;
}

const ACCOUNT_COMMANDS = new Set([
  'useradd',
  'groupadd',
  'adduser',
  'addgroup',
  'usermod',
  'groupmod',
  'userdel',
  'deluser',
]);

/** Commands of which nothing depends on who runs them, apart from whether they may. */
const AS_WELL_BY_ROOT = new Set([
  ...ACCOUNT_COMMANDS,
  'apt-get',
  'apt',
  'apk',
  'yum',
  'dnf',
  'microdnf',
  'zypper',
  'apt-cache',
  'chown',
  'chmod',
  'chgrp',
  'rm',
  'set',
  'true',
  ':',
  'echo',
  '[',
  'test',
  'dpkg',
  'rpm',
  'update-ca-certificates',
  'ldconfig',
  'apt-key',
  'add-apt-repository',
  'locale-gen',
  'dpkg-reconfigure',
]);

interface Group {
  readonly steps: Step[];
  readonly runs: StageCommand[];
  readonly command: StageCommand;
  readonly fault: string;
}

/** Everything in a stage that only root may do and that an ordinary user is told to do. */
export function needsRoot(stage: Stage): NeedsRoot[] {
  const groups: Group[] = [];
  for (const [step, runs] of runsByStep(stage)) {
    const found = isOrdinaryUser(stage, step.index) ? failureOf(runs) : undefined;
    if (found === undefined) continue;
    const last = groups.at(-1);
    if (last?.steps.at(-1)?.index === step.index - 1) {
      last.steps.push(step);
      last.runs.push(...runs);
    } else groups.push({ steps: [step], runs: [...runs], ...found });
  }
  return groups.flatMap((group) => placed(stage, group) ?? []);
}

function runsByStep(stage: Stage): ReadonlyMap<Step, readonly StageCommand[]> {
  const runs = new Map<Step, StageCommand[]>();
  for (const run of stage.commands) {
    const list = runs.get(run.step);
    if (list === undefined) runs.set(run.step, [run]);
    else list.push(run);
  }
  return runs;
}

function placed(stage: Stage, { steps, runs, command, fault }: Group): NeedsRoot | undefined {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const before = stage.steps[first.index - 1];
  const movable = before?.instruction.keyword === 'USER' && stage.state(before.index).isRoot;
  const next = stage.steps[last.index + 1]?.instruction;
  const written =
    userInstruction(stage, first.index)?.body.text.trim() ?? valueOf(stage.state(first.index).userSpec.value);
  return {
    steps,
    command,
    fault,
    user: movable ? before.instruction : undefined,
    back: next?.keyword === 'USER' ? undefined : written,
    other: runs.find((run) => !AS_WELL_BY_ROOT.has(run.command.name) && globalFault(run) === undefined),
  };
}

function userInstruction(stage: Stage, index: number): Instruction | undefined {
  return stage.steps.slice(0, index).findLast(({ instruction }) => instruction.keyword === 'USER')
    ?.instruction;
}

function failureOf(
  runs: readonly StageCommand[],
): { readonly command: StageCommand; readonly fault: string } | undefined {
  for (const run of runs) {
    const { reached, tolerated, wrappedBy } = run.command;
    if (reached !== 'always' || tolerated || wrappedBy.some((word) => word !== 'sh' && word !== '-c'))
      continue;
    const fault = faultOf(run);
    if (fault !== undefined) return { command: run, fault };
  }
  return undefined;
}

function isOrdinaryUser(stage: Stage, index: number): boolean {
  const state = stage.state(index);
  if (!state.isNotRoot) return false;
  const { user } = state;
  return !user.known || !user.value.uid.known || user.value.uid.value !== 0;
}

/** What only root may do of a command; undefined where an ordinary user may do it, or may be able to. */
function faultOf(run: StageCommand): string | undefined {
  const { command, step } = run;
  const call = step.stage.packages.calls.find((one) => one.run.command === command);
  if (call !== undefined)
    return ['install', 'refresh', 'upgrade', 'remove'].includes(call.action) &&
      !call.dry &&
      call.hidden === undefined &&
      !call.elsewhere
      ? 'only root may install packages'
      : undefined;
  if (ACCOUNT_COMMANDS.has(command.name))
    return command.has('--help', '--version') ? undefined : 'only root may change users and groups';
  if (command.name === 'chmod') return chmodFault(run);
  if (command.name === 'npm') return globalFault(run);
  return command.name === 'chown' ? chownFault(run) : undefined;
}

/** npm installs programs for all beside itself, which belongs to root in the official images, unless a prefix leads elsewhere. */
function globalFault(run: StageCommand): string | undefined {
  const { step, command } = run;
  const { stage } = step;
  const operation = operationOf(command);
  const isGlobal =
    operation?.action === 'install' && command.has('-g', '--global') && !command.has('--prefix');
  const image = valueOf(stage.image);
  const state = stage.state(step.index);
  const prefixes = ['NPM_CONFIG_PREFIX', 'npm_config_prefix', 'PREFIX'];
  if (!isGlobal || image?.image !== 'node' || prefixes.some((name) => !is(state.seen(name), undefined)))
    return undefined;
  const isOpened = stage.chain.some(
    (one) =>
      one.commands.some(
        (other) =>
          other.command !== command &&
          other.command.words.some(({ raw }) => /prefix|npmrc|\/usr(\/local)?\b/.test(raw)),
      ) || one.steps.some((each) => each.instruction.keyword === 'RUN' && !shellOf(each).known),
  );
  return isOpened ? undefined : 'only root may install npm packages for all';
}

/** Nobody but root may change the mode of a file that root has made or copied. */
function chmodFault(run: StageCommand): string | undefined {
  const words = operands(run.command, []).map((word) => run.value(word));
  if (run.command.has('--reference')) return undefined;
  return words.slice(1).some((path) => isOfRoot(run, path))
    ? 'only root may change the mode of its files'
    : undefined;
}

/** Nobody but root may give a file away, nor take one that belongs to somebody else. */
function chownFault(run: StageCommand): string | undefined {
  const { step, command } = run;
  const { stage, index } = step;
  const words = operands(command, []).map((word) => run.value(word));
  const [spec, ...paths] = words;
  if (spec?.known !== true || paths.length === 0 || command.has('--reference', '--from')) return undefined;
  const name = spec.value.split(/[:.]/)[0] ?? '';
  const { user } = stage.state(index);
  const owner = stage.users.account(name, index);
  if (name === '' || !user.known || !owner.known) return undefined;
  const isSame = sameAccount(user.value, owner.value);
  if (isSame === undefined) return undefined;
  if (!isSame) return 'only root may give files to somebody else';
  return paths.some((path) => isOfRoot(run, path))
    ? 'only root may change the owner of its files'
    : undefined;
}

/** By their numbers; an account whose number is not known is itself by its name. */
function sameAccount(one: Account, other: Account): boolean | undefined {
  if (one.uid.known && other.uid.known) return one.uid.value === other.uid.value;
  const isNamed = one.name.known && one.name.value !== undefined && is(other.name, one.name.value);
  return isNamed ? true : undefined;
}

function isOfRoot({ step, directory }: StageCommand, path: Known<string>): boolean {
  if (!path.known || !(path.value.startsWith('/') || directory.known)) return false;
  const from = directory.known ? directory.value : '/';
  const entry = step.stage.files.entry(join(from, path.value), step.index);
  return entry.known && entry.value !== undefined && is(entry.value.owner, 'root');
}
