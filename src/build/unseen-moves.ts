import { join } from './paths.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A `cd` whose failure goes unnoticed, so that the commands behind it run in another directory. */
export interface UnseenMove {
  readonly run: StageCommand;
  /** The directory is certainly there. */
  readonly certain: boolean;
}

/** Every one in a stage. */
export function unseenMoves(stage: Stage): readonly UnseenMove[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    const { name, words, after, before, tolerated, wrappedBy } = command;
    if (name !== 'cd' || words.length !== 2 || !tolerated || after !== ';') return [];
    if (wrappedBy.length > 0 || before === '|' || before === '||' || before === '&&') return [];
    if (step.instruction.json !== undefined || setsErrexit(stage, run)) return [];
    return [{ run, certain: isThere(run) }];
  });
}

/** In a function nobody can tell whether it is on, and where it is, nothing is to be said. */
function setsErrexit({ commands }: Stage, { step }: StageCommand): boolean {
  return commands.some((one) => one.step === step && one.command.name === 'set');
}

function isThere({ step, directory, words }: StageCommand): boolean {
  const [, target] = words;
  if (target === undefined || !target.known || !directory.known) return false;
  const path = target.value.startsWith('/') ? target.value : join(directory.value, target.value);
  const entry = step.stage.files.entry(path, step.index);
  return entry.known && entry.value?.kind === 'directory';
}
