import { valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** Longer ids make the sparse file lastlog so large that some storage cannot hold its hole. */
const SHORT_DIGITS = 5;

/** Calls of useradd that give a user an id of many digits, or one that only the build tells, and keep a place for logins. */
export function highIdUsers(stage: Stage): StageCommand[] {
  return stage.commands.filter(({ command, value }) => {
    if (command.name !== 'useradd' || command.has('-l', '--no-log-init')) return false;
    const id = command.option('-u', '--uid');
    if (id === undefined) return false;
    const number = valueOf(value(id));
    return id.raw.length > SHORT_DIGITS || (number !== undefined && /^\d{6,}$/.test(number));
  });
}
