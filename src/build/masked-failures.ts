import type { Range } from '../range.ts';
import { substitutionsOf } from '../shell/substitutions.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** `export X=$(command)`: the status is that of export, so that nobody sees the command fail. */
export interface MaskedFailure {
  readonly run: StageCommand;
  readonly name: string;
  readonly assignment: ShellWord;
  /** `export` with the blanks behind it. */
  readonly keyword: Range;
  /** What stands between this command and the next one: the same stands between the two that it becomes. */
  readonly separator: '; ' | ' && ';
}

/** Every `export` of one variable in a stage whose value is what a command prints. */
export function maskedFailures(stage: Stage): readonly MaskedFailure[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    const [first, assignment, ...more] = command.words;
    if (first?.literal !== 'export' || assignment === undefined || more.length > 0) return [];
    // With such a line break a heredoc has it in its last word.
    if (step.instruction.json !== undefined || assignment.raw.includes('\r') || !isPlain(command)) return [];
    const name = NAMED.exec(assignment.raw)?.[1];
    if (name === undefined || substitutionsOf(assignment.raw.slice(name.length + 1)).length === 0) return [];
    const separator = command.before === ';' || command.after === ';' ? '; ' : ' && ';
    const keyword = { start: first.range.start, end: assignment.range.start };
    return [{ run, name, assignment, keyword, separator }];
  });
}

const NAMED = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** In a list of its shell, and no part of a pipe or of an alternative. */
function isPlain({ wrappedBy, before, after, redirects, assignments }: Command): boolean {
  const joins = [before, after].every((each) => each === undefined || each === '&&' || each === ';');
  return joins && wrappedBy.length === 0 && redirects.length === 0 && assignments.length === 0;
}
