import { dirname } from 'node:path/posix';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { Command } from '../shell/types.ts';
import { join, within } from './paths.ts';
import { userInstalls } from './python.ts';
import type { Stage, Step } from './stage.ts';
import type { Account } from './user-table.ts';

/** A call that keeps files in the home of whoever makes it. */
export interface HomeWriter {
  readonly manager: string;
  /** Directories under the home; the manager itself writes to the first. */
  readonly directories: readonly string[];
  readonly instruction: Instruction;
  readonly command: Command;
}

/** Where package managers keep caches and logs.
 *  https://docs.npmjs.com/cli/v11/configuring-npm/folders#cache, https://classic.yarnpkg.com/en/docs/cli/cache,
 *  https://pnpm.io/settings#cachedir, https://github.com/nodejs/corepack#environment-variables */
const DIRECTORIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm', ['.npm', '.cache']],
  ['yarn', ['.cache']],
  ['pnpm', ['.cache', '.local']],
  ['corepack', ['.cache']],
]);

/** Programs that run a command as somebody else than the image's user. */
const CHANGES_USER = new Set([
  'sudo',
  'su',
  'runuser',
  'gosu',
  'su-exec',
  'setuidgid',
  's6-setuidgid',
  'doas',
]);

/** Homes that stand for "none". */
const NO_HOME = new Set(['/nonexistent', '/dev/null', '/', '']);

/** Directories that everybody may write to. */
const FOR_EVERYBODY = new Set(['/tmp', '/var/tmp']);

/** The first package manager that the image's user starts: when the container starts, or in a RUN behind USER. */
export function homeWriter(target: Stage): HomeWriter | undefined {
  for (const { command, instruction } of target.launch.processes) {
    const writer = instruction.keyword === 'HEALTHCHECK' ? undefined : writerOf(command, instruction);
    if (writer !== undefined) return writer;
  }
  const ofPip = new Set(userInstalls(target).map(({ run }) => run.command));
  for (const { command, step } of target.commands) {
    if (!runsAsAtStart(target, step.index)) continue;
    const writer = ofPip.has(command) ? pipWriter(command, step) : writerOf(command, step.instruction);
    if (writer !== undefined) return writer;
  }
  return undefined;
}

/** pip puts user packages into the home: https://docs.python.org/3/library/site.html#site.USER_BASE */
function pipWriter(command: Command, { instruction, stage, index }: Step): HomeWriter | undefined {
  const isElsewhere = stage.state(index).setsEnv('PYTHONUSERBASE') || command.assignments.length > 0;
  const isCertain = command.reached === 'always' && !command.tolerated && command.wrappedBy.length === 0;
  return isElsewhere || !isCertain
    ? undefined
    : { manager: 'pip', directories: ['.local', '.cache'], instruction, command };
}

/** Whether a step works as the user that the container starts with. */
export function runsAsAtStart(target: Stage, index: number): boolean {
  const [spec, atStart] = [target.state(index).userSpec.value, target.end.userSpec.value];
  return spec.known && is(atStart, spec.value);
}

function writerOf(command: Command, instruction: Instruction): HomeWriter | undefined {
  const operation = operationOf(command);
  const directories = operation && DIRECTORIES.get(operation.manager);
  if (
    operation === undefined ||
    directories === undefined ||
    command.wrappedBy.some((word) => CHANGES_USER.has(word))
  )
    return undefined;
  // Neither `npm --version` nor `npm cache clean` nor `corepack enable` keeps anything.
  const keeps =
    !['version', 'clean'].includes(operation.action) && !['enable', 'disable'].includes(operation.verb);
  return keeps ? { manager: operation.manager, directories, instruction, command } : undefined;
}

/** What is wrong with the home of a stage's last user. */
export interface HomeTrouble {
  /** `none`: /etc/passwd does not list the user, or lists no home. `missing`: no such directory. `foreign`: somebody else's. */
  readonly kind: 'none' | 'missing' | 'foreign';
  readonly account: Account;
  readonly home: string;
  readonly writer: HomeWriter;
}

/** Why a package manager cannot write to the home of a stage's last user; known undefined where it can, or nobody but root is there. */
export function homeTrouble(target: Stage, writer: HomeWriter): Known<HomeTrouble | undefined> {
  if (!target.end.isNotRoot || target.end.isRoot) return known(undefined);
  const { user, home } = target.end;
  if (!user.known) return user;
  if (!home.known) return home;
  const trouble = (kind: HomeTrouble['kind']) =>
    known({ kind, account: user.value, home: home.value, writer });
  if (FOR_EVERYBODY.has(home.value) || isWritable(target, home.value, user.value, writer))
    return known(undefined);
  if (NO_HOME.has(home.value)) {
    const file = settingsIn(target, home.value);
    return file === undefined
      ? trouble('none')
      : unknown(`${file} is there, and read as the user's own as long as ${home.value} is its home`);
  }
  const entry = target.files.entry(home.value);
  if (!entry.known) return unknown(`whether ${home.value} is there is not known: ${entry.reason}`);
  if (entry.value === undefined) return trouble('missing');
  const { owner } = entry.value;
  if (!owner.known) return unknown(`who owns ${home.value} is not known: ${owner.reason}`);
  return isOpened(target, home.value)
    ? unknown(`chmod may let everybody write to ${home.value}`)
    : trouble('foreign');
}

/** A file of settings that the instructions put straight into a directory. */
function settingsIn(target: Stage, directory: string): string | undefined {
  for (const { sources, target: to } of target.chain.flatMap((stage) => stage.copies)) {
    if (!to.known) continue;
    const inside = sources.map(({ path }) => join(to.value, valueOf(path)?.split('/').at(-1) ?? ''));
    const found = [to.value, ...inside].find(
      (path) => dirname(path) === directory && path.startsWith('.', directory.length),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the home, or the directory in it that matters, is certainly there and the user's before step `index`. */
export function isWritable(
  stage: Stage,
  home: string,
  account: Account,
  { directories }: HomeWriter,
  index?: number,
): boolean {
  return ['', directories[0] ?? ''].some((directory) => {
    const entry = valueOf(stage.files.entry(join(home, directory), index));
    return entry?.owner.known === true && isAccount(entry.owner.value, account);
  });
}

/** Whether an owner, as chown has it, is an account. */
export function isAccount(owner: string, account: Account): boolean {
  return is(account.name, owner) || String(valueOf(account.uid)) === owner || owner === account.spec;
}

function isOpened(target: Stage, home: string): boolean {
  const commands = target.chain.flatMap((stage) => stage.commands);
  return commands.some(
    ({ command, words }) =>
      command.name === 'chmod' && words.some((word) => word.known && within(join('/', word.value), home)),
  );
}
