import { dirname } from 'node:path/posix';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, map, unknown, valueOf, type Known } from '../known.ts';
import type { ListEnd } from '../shell/types.ts';
import { listEnd, type StageCommand } from './commands.ts';
import { isAccount, isWritable, runsAsAtStart, type HomeTrouble } from './home.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** A home that can be made where its user is made. Texts keep references: `/home/$APP_USER`. */
export interface HomeToMake {
  readonly made: StageCommand;
  /** Where commands can be added behind all that the RUN does. */
  readonly end: ListEnd;
  readonly home: string;
  /** The home as it is to be written. */
  readonly text: string;
  /** For chown. */
  readonly owner: string;
  /** Nothing is there yet: all of the home is the user's. */
  readonly isNew: boolean;
  /** Options of the making command that name a home; undefined where the one in /etc/passwd will do. */
  readonly option: readonly string[] | undefined;
}

/** How a home can be made where the user is made, or why it cannot. */
export function homeToMake({ kind, account, home, writer }: HomeTrouble): Known<HomeToMake> {
  const { made, spec } = account;
  if (made === undefined) return unknown(`no command of the Dockerfile makes a user ${spec}`);
  const name = valueOf(account.name) ?? spec;
  const proper = kind === 'none' ? join('/home', name) : home;
  if (kind === 'none' && !is(account.home, home)) return unknown(`HOME is ${home}`);
  const { stage, index } = made.step;
  const before = stage.files.entry(proper, index + 1);
  if (!before.known) return before;
  if (isWritable(stage, proper, account, writer, index + 1))
    return unknown(`${proper} is the user's at first, and taken away later`);
  const option = kind === 'none' ? homeOption(made) : undefined;
  const [text, owner] = [homeText(made, proper, name), ownerText(account, made, name)];
  const isNew = before.value === undefined;
  return map(listEnd(made.step), (end) => ({ made, end, home: proper, text, owner, isNew, option }));
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

/** What HOME should be for a stage's last user. */
export interface HomeVariable {
  readonly home: string;
  /** The same as it is to be written. */
  readonly text: string;
}

/** What HOME should be for a stage's last user, or why nothing will do. */
export function homeVariable(target: Stage, trouble: HomeTrouble): Known<HomeVariable> {
  const { account, kind } = trouble;
  if (account.made !== undefined) return homeToMake(trouble);
  if (kind !== 'none') return unknown(`${trouble.home} is a directory of the base image`);
  const home = ownDirectory(target, account) ?? '/tmp';
  return known({ home, text: home });
}

/** A directory in /home that belongs to an account. */
function ownDirectory(target: Stage, account: Account): string | undefined {
  const named = target.chain.flatMap((stage) => stage.files.named);
  return named.find((path) => {
    const owner = dirname(path) === '/home' ? valueOf(target.files.entry(path))?.owner : undefined;
    return owner?.known === true && isAccount(owner.value, account);
  });
}

/** Where HOME can be set so that no RUN of another user sees it: an ENV to join, or the neighbour of a new one. */
export interface HomePlace {
  readonly kind: 'join' | 'before' | 'after';
  readonly instruction: Instruction;
  /** The value as it is to be written there. */
  readonly text: string;
}

/** What is read when the container starts, or by a shell that has a HOME of its own anyway. */
const RUNS = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** The place for HOME in a stage, or why there is none. */
export function homePlace(
  target: Stage,
  { home, text }: HomeVariable,
  { writer }: HomeTrouble,
): Known<HomePlace> {
  const { steps } = target;
  const since =
    1 +
    steps.findLastIndex(
      ({ instruction, index }) => instruction.keyword === 'RUN' && !runsAsAtStart(target, index),
    );
  const env = target.envFor(text, 'NODE_ENV', since);
  const user = steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  const at = (env === undefined ? user : target.step(env))?.index ?? 0;
  const run = target.step(writer.instruction);
  if (run?.instruction.keyword === 'RUN' && run.index < at)
    return unknown(`somebody else works in the image after ${writer.manager} has run`);
  const reader = steps
    .slice(at)
    .find(
      ({ instruction }) =>
        !RUNS.has(instruction.keyword) && /\$(HOME\b|\{HOME\W)/.test(instruction.body.text),
    );
  if (reader !== undefined) return unknown(`$HOME in ${reader.instruction.keyword} would get another value`);
  const there = target.state(at).expand(text);
  // Only BuildKit hands the ARGs of a base stage on.
  const isOwn = [...there.defaults].every((name) => target.variables.arg(name, Infinity) !== undefined);
  const written = isOwn && is(there.value, home) ? text : home;
  if (env !== undefined) return known({ kind: 'join', instruction: env, text: written });
  return known(
    user === undefined
      ? { kind: 'after', instruction: target.from, text: written }
      : { kind: 'before', instruction: user.instruction, text: written },
  );
}
