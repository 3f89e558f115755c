import { scriptOf } from '../dockerfile/script.ts';
import { execForm } from '../dockerfile/exec-form.ts';
import { unknown, known, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { substitutionsOf, type Substitution } from '../shell/substitutions.ts';
import { shellOf } from './commands.ts';
import type { Stage } from './stage.ts';

/** A command substitution between backquotes. */
export interface Backquotes {
  readonly range: Range;
  /** The two quotes, or why they cannot be replaced alone. */
  readonly marks: Known<readonly [Range, Range]>;
}

/** Every one in the RUN instructions of a stage, those within another one aside. */
export function backquotes(stage: Stage): readonly Backquotes[] {
  return stage.steps.flatMap((step) => {
    const { instruction } = step;
    if (instruction.keyword !== 'RUN' || execForm(instruction).form !== 'shell') return [];
    const shell = shellOf(step);
    if (!shell.known || scriptOf(instruction).interpreter !== undefined) return [];
    const { text, range } = shell.value;
    return substitutionsOf(text)
      .filter(({ backquoted }) => backquoted)
      .map((one) => ({ range: range(one.start, one.end), marks: marksOf(one, range) }));
  });
}

/** Between backquotes a backslash has a meaning of its own, and so has a double quote where the whole is quoted. */
function marksOf(
  { start, end, inner, quoted }: Substitution,
  range: (start: number, end: number) => Range,
): Backquotes['marks'] {
  if (inner.includes('\\'))
    return unknown('a backslash between backquotes means something else than in $(…)');
  if (quoted && inner.includes('"')) return unknown('shells differ in what a double quote means there');
  // `$((` begins arithmetic, and a comment would swallow the closing parenthesis.
  if (inner.trimStart().startsWith('(') || inner.includes('#') || inner.trim() === '')
    return unknown('its text means something else in $(…)');
  return known([range(start, start + 1), range(end - 1, end)]);
}
