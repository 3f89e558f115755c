import type { Command } from '../shell/types.ts';
import type { Cause } from '../log/types.ts';
import type { Failure } from './failure.ts';

/** A command that makes a user or group which the image has already. */
export interface RepeatedAccount {
  readonly command: Command;
  readonly name: string;
  /** A command that succeeds where the account is there. */
  readonly question: string;
}

const MAKERS = {
  'user-exists': ['useradd', 'adduser'],
  'group-exists': ['groupadd', 'addgroup'],
} as const;

/** The commands of the RUN that failed because of an account of that name. */
export function repeatedAccounts(failure: Failure, cause: Cause): RepeatedAccount[] {
  const kind = cause.id === 'group-exists' ? 'group-exists' : 'user-exists';
  const name = cause.captures.user ?? cause.captures.group ?? '';
  if (!/^[a-z_][\w-]*$/i.test(name)) return [];
  const makers: readonly string[] = MAKERS[kind];
  const question =
    kind === 'user-exists' ? `id -u ${name} > /dev/null 2>&1` : `getent group ${name} > /dev/null`;
  return failure.commands
    .filter(({ command }) => makers.includes(command.name) && command.before !== '||' && !command.tolerated)
    .filter(({ command }) => command.words.at(-1)?.literal === name)
    .map(({ command }) => ({ command, name, question }));
}
