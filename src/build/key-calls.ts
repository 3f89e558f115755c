import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

const PROGRAMS: ReadonlySet<string> = new Set(['gpg', 'gpg2', 'gpg1']);

/** What scripts have gpg do, in which it asks nothing that it would have to be told. */
const WITHOUT_ANSWERS = [
  '--recv-keys',
  '--recv-key',
  '--receive-keys',
  '--refresh-keys',
  '--fetch-keys',
  '--import',
  '--verify',
  '--dearmor',
  '--export',
];

/** Calls of gpg in a stage that fetch, import, convert or check, and do not say that nobody is there. */
export function unattendedKeyCalls(stage: Stage): readonly StageCommand[] {
  return stage.commands.filter(
    ({ command, step }) =>
      PROGRAMS.has(command.name) &&
      command.has(...WITHOUT_ANSWERS) &&
      !command.has('--batch', '--no-batch') &&
      !command.wrappedBy.includes('-c') &&
      step.instruction.json === undefined,
  );
}
