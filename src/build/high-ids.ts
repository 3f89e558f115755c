import { valueOf } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** Ids that make the hole in the sparse file lastlog large. */
const HIGH = /^\d{6,}$/;
/** A variable alone, which may stand for such an id. */
const VARIABLE = /^"?\$(?:\w+|\{\w+\})"?$/;

/** Calls of useradd that give a user an id of many digits, or one that only the build tells, and keep a place for logins. */
export function highIdUsers(stage: Stage): StageCommand[] {
  return stage.commands.filter(({ command, value }) => {
    if (command.name !== 'useradd' || command.has('-l', '--no-log-init')) return false;
    const id = command.option('-u', '--uid');
    if (id === undefined) return false;
    const number = valueOf(value(id));
    return (number !== undefined && HIGH.test(number)) || (command.has('-u') && VARIABLE.test(id.raw));
  });
}
