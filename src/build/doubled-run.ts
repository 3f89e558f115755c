import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';

/** The keyword RUN where the shell reads it as the name of a command. */
export interface DoubledRun {
  readonly run: StageCommand;
  /** The word with what parts it from the command that is meant. */
  readonly word: Range;
  /** The build stops there; otherwise the failure is passed over, and with it the command. */
  readonly fails: boolean;
}

/** Every `RUN` within a RUN: behind `&&`, or written twice. */
export function doubledRuns({ needed }: Build): DoubledRun[] {
  return [...needed].flatMap(({ commands }) =>
    commands.flatMap((run) => {
      const [keyword, next] = run.command.words;
      if (keyword?.raw !== 'RUN' || next === undefined) return [];
      const word = { start: keyword.range.start, end: next.range.start };
      const fails = run.command.reached === 'always' && !run.command.tolerated;
      return [{ run, word, fails }];
    }),
  );
}
