import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';

/** Commands of the failed step that the cause in the log is of. */
export interface FailedCommands {
  readonly cause: Cause;
  readonly runs: readonly StageCommand[];
}

/** Commands of the step that failed, if the log says that it did so for one of these reasons. */
export function failedCommands(
  { failure }: Build,
  kinds: readonly CauseId[],
  isOne: (run: StageCommand) => boolean,
): FailedCommands | undefined {
  const cause = failure?.cause(...kinds);
  if (failure === undefined || cause === undefined) return undefined;
  const runs = failure.commands.filter(isOne);
  return runs.length === 0 ? undefined : { cause, runs };
}
