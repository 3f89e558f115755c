import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Command } from '../shell/types.ts';
import { join } from './paths.ts';
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

/** Homes that stand for "none". */
const NO_HOME = new Set(['/nonexistent', '/dev/null', '/', '']);

/** True where a home stands for none at all. */
export function isNoHome(home: string): boolean {
  return NO_HOME.has(home);
}

/** The first package manager that the image's user starts: when the container starts, or in a RUN behind USER. */
export function homeWriter(target: Stage): HomeWriter | undefined {
  for (const { command, instruction } of target.launch.processes) {
    const writer = instruction.keyword === 'HEALTHCHECK' ? undefined : writerOf(command, instruction);
    if (writer !== undefined) return writer;
  }
  const spec = target.end.userSpec.value;
  for (const { command, step } of target.commands) {
    const runsAs = step.stage.state(step.index).userSpec.value;
    if (!runsAs.known || !spec.known || runsAs.value !== spec.value) continue;
    const writer = writerOf(command, step.instruction);
    if (writer !== undefined) return writer;
  }
  return undefined;
}

function writerOf(command: Command, instruction: Instruction): HomeWriter | undefined {
  const manager = operationOf(command)?.manager;
  const directories = manager === undefined ? undefined : DIRECTORIES.get(manager);
  return manager === undefined || directories === undefined ? undefined : { manager, directories, instruction, command };
}

/** What is wrong with the home of a stage's last user. */
export type HomeTrouble =
  /** There is none: the account has no entry in /etc/passwd, or one that says so. */
  | { readonly kind: 'none'; readonly account: Account }
  /** The directory is not made, or belongs to somebody else. */
  | { readonly kind: 'missing' | 'foreign'; readonly account: Account; readonly home: string };

/** What is wrong with the home of a stage's last user; known undefined where nothing is, or the user is root. */
export function homeTrouble(target: Stage): Known<HomeTrouble | undefined> {
  if (!target.end.isNotRoot) return known(undefined);
  const { user, home } = target.end;
  if (!user.known) return user;
  if (!home.known) return home;
  const account = user.value;
  if (isNoHome(home.value)) return known({ kind: 'none', account });
  const entry = target.files.entry(home.value);
  if (!entry.known) return entry;
  if (entry.value === undefined) return known({ kind: 'missing', account, home: home.value });
  if (!entry.value.owner.known) return unknown(`who owns ${home.value} is not known: ${entry.value.owner.reason}`);
  const own = isAccount(entry.value.owner.value, account);
  return known(own ? undefined : { kind: 'foreign', account, home: home.value });
}

function isAccount(owner: string, account: Account): boolean {
  return is(account.name, owner) || String(valueOf(account.uid)) === owner || owner === account.spec;
}

/** The home that an account should have: its own where it has one, else the usual place. */
export function properHome(account: Account): Known<string> {
  if (account.home.known && !isNoHome(account.home.value)) return account.home;
  const name = valueOf(account.name);
  return name === undefined ? unknown('an id without a name has no usual home') : known(join('/home', name));
}
