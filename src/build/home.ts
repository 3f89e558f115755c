import { dirname } from 'node:path/posix';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, map, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { Command, ListEnd } from '../shell/types.ts';
import { listEnd, type StageCommand } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** A call that keeps files in the home of whoever makes it. */
export interface HomeWriter {
  readonly manager: string;
  /** Directories under the home, as the manager names them. */
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
const CHANGES_USER = new Set(['sudo', 'su', 'runuser', 'gosu', 'su-exec', 'setuidgid', 's6-setuidgid', 'doas']);

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
  for (const { command, step } of target.commands) {
    const writer = runsAsAtStart(target, step.index) ? writerOf(command, step.instruction) : undefined;
    if (writer !== undefined) return writer;
  }
  return undefined;
}

/** Whether a step works as the user that the container starts with. */
function runsAsAtStart(target: Stage, index: number): boolean {
  const [spec, atStart] = [target.state(index).userSpec.value, target.end.userSpec.value];
  return spec.known && is(atStart, spec.value);
}

function writerOf(command: Command, instruction: Instruction): HomeWriter | undefined {
  const operation = operationOf(command);
  const directories = operation && DIRECTORIES.get(operation.manager);
  if (operation === undefined || directories === undefined || command.wrappedBy.some((word) => CHANGES_USER.has(word)))
    return undefined;
  // Neither `npm --version` nor `npm cache clean` nor `corepack enable` keeps anything.
  const keeps = !['version', 'clean'].includes(operation.action) && !['enable', 'disable'].includes(operation.verb);
  return keeps ? { manager: operation.manager, directories, instruction, command } : undefined;
}

/** What is wrong with the home of a stage's last user. */
export interface HomeTrouble {
  /** None: the account has no entry in /etc/passwd, or one that says so. Missing: the directory is not made. Foreign: it is somebody else's. */
  readonly kind: 'none' | 'missing' | 'foreign';
  readonly account: Account;
  readonly home: string;
}

/** What is wrong with the home of a stage's last user; known undefined where nothing is, or the user is root. */
export function homeTrouble(target: Stage): Known<HomeTrouble | undefined> {
  if (!target.end.isNotRoot || target.end.isRoot) return known(undefined);
  const { user, home } = target.end;
  if (!user.known) return user;
  if (!home.known) return home;
  const trouble = (kind: HomeTrouble['kind']) => known({ kind, account: user.value, home: home.value });
  if (FOR_EVERYBODY.has(home.value)) return known(undefined);
  if (NO_HOME.has(home.value)) return trouble('none');
  const entry = target.files.entry(home.value);
  if (!entry.known) return unknown(`whether ${home.value} is there is not known: ${entry.reason}`);
  if (entry.value === undefined) return trouble('missing');
  const { owner } = entry.value;
  if (!owner.known) return unknown(`who owns ${home.value} is not known: ${owner.reason}`);
  if (isAccount(owner.value, user.value)) return known(undefined);
  return isOpened(target, home.value) ? unknown(`chmod may let everybody write to ${home.value}`) : trouble('foreign');
}

function isAccount(owner: string, account: Account): boolean {
  return is(account.name, owner) || String(valueOf(account.uid)) === owner || owner === account.spec;
}

function isOpened(target: Stage, home: string): boolean {
  const commands = target.chain.flatMap((stage) => stage.commands);
  return commands.some(
    ({ command, words }) =>
      command.name === 'chmod' && words.some((word) => word.known && within(join('/', word.value), home)),
  );
}

/** A home that can be made where its user is made. Texts are as a shell, or ENV, would have them: `/home/$APP_USER`. */
export interface HomeToMake {
  readonly account: Account;
  readonly made: StageCommand;
  /** Where commands can be added behind all that the RUN does. */
  readonly end: ListEnd;
  readonly text: string;
  /** For chown. */
  readonly owner: string;
  /** Nothing is there yet: all of the home is the user's. */
  readonly isNew: boolean;
  /** Options of the making command that name a home; undefined where the one in /etc/passwd will do. */
  readonly option: readonly string[] | undefined;
}

/** How a home can be made where the user is made, or why it cannot. */
export function homeToMake({ kind, account, home }: HomeTrouble): Known<HomeToMake> {
  const { made, spec } = account;
  if (made === undefined) return unknown(`no command of the Dockerfile makes a user ${spec}`);
  const name = valueOf(account.name) ?? spec;
  const proper = kind === 'none' ? join('/home', name) : home;
  if (kind === 'none' && !is(account.home, home)) return unknown(`HOME is ${home}`);
  const before = made.step.stage.files.entry(proper, made.step.index + 1);
  if (!before.known) return before;
  if (before.value !== undefined && before.value.owner.known && isAccount(before.value.owner.value, account))
    return unknown(`${proper} is the user's at first, and taken away later`);
  const option = kind === 'none' ? homeOption(made) : undefined;
  const [text, owner] = [homeText(made, proper, name), ownerText(account, made, name)];
  return map(listEnd(made.step), (end) => ({ account, made, end, text, owner, isNew: before.value === undefined, option }));
}

/** The home as the making command has it, or with the user's name as it is written there. */
function homeText(made: StageCommand, home: string, name: string): string {
  const parent = home.endsWith(`/${name}`) ? home.slice(0, -name.length) : undefined;
  return made.written(home) ?? (parent === undefined ? home : parent + (made.written(name) ?? name));
}

/** `app:app`; without the group where that is everybody's. */
function ownerText({ group }: Account, made: StageCommand, name: string): string {
  const user = made.written(name) ?? name;
  if (!group.known || group.value === 'nogroup') return user;
  return `${user}:${group.value === name ? user : (made.written(group.value) ?? group.value)}`;
}

/** busybox and Debian's adduser know --home too; useradd calls it --home-dir. */
function homeOption({ command, step }: StageCommand): readonly string[] {
  const { image } = step.stage;
  if (command.name === 'useradd') return ['-d', '--home-dir', '--home'];
  const isAlpine = image.known && image.value.distro.known && image.value.distro.value.family === 'alpine';
  return isAlpine ? ['-h', '--home'] : ['--home'];
}

/** What HOME should say for a stage's last user, with references as they are written, or why nothing will do. */
export function homeVariable(target: Stage, trouble: HomeTrouble): Known<string> {
  const { account, kind } = trouble;
  if (account.made !== undefined) return map(homeToMake(trouble), ({ text }) => text);
  if (kind !== 'none') return unknown(`${trouble.home} is a directory of the base image`);
  const own = target.chain
    .flatMap((stage) => stage.files.named)
    .filter((path) => dirname(path) === '/home')
    .find((path) => {
      const owner = valueOf(target.files.entry(path))?.owner;
      return owner?.known === true && isAccount(owner.value, account);
    });
  return known(own ?? '/tmp');
}

/** Where HOME can be set so that no RUN as another user sees it: an ENV to join, or the instruction next to a new one. */
export type HomePlace =
  | { readonly kind: 'join'; readonly instruction: Instruction }
  | { readonly kind: 'before' | 'after'; readonly instruction: Instruction };

/** The place for `HOME=text` in a stage, or why there is none. */
export function homePlace(target: Stage, text: string, writer: HomeWriter): Known<HomePlace> {
  const { steps } = target;
  const since = steps.findLastIndex(({ instruction, index }) => instruction.keyword === 'RUN' && !runsAsAtStart(target, index)) + 1;
  const user = steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  const env = target.envFor(text, 'NODE_ENV', since);
  const at = env === undefined ? user?.index ?? 0 : (target.step(env)?.index ?? 0);
  const run = target.step(writer.instruction);
  if (run?.instruction.keyword === 'RUN' && run.index < at) return unknown('another user works between the RUN and the end of the stage');
  const reader = steps.slice(at).find(({ instruction }) => instruction.keyword !== 'RUN' && /\$(HOME\b|\{HOME\W)/.test(instruction.body.text));
  if (reader !== undefined && !STARTS.has(reader.instruction.keyword)) return unknown(`${reader.instruction.keyword} has $HOME in it, which would mean something else`);
  if (env !== undefined) return known({ kind: 'join', instruction: env });
  return known(user === undefined ? { kind: 'after', instruction: target.from } : { kind: 'before', instruction: user.instruction });
}
