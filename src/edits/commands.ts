import { Bug } from '../errors.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Command, ListEnd } from '../shell/types.ts';
import { commandStyle, indentAt, MAX_COLUMNS, ownCommandStyle } from './style.ts';
import type { CommandStyle } from './style.ts';

type Separator = '&&' | ';';

/**
 * Writes commands behind one of a RUN; each runs only if the list up to there has succeeded.
 *
 * They stand in the layout of that RUN: on the same line, or on continuation lines of the same indentation with the
 * operators where the RUN has them; in a heredoc under `set -e` on lines of their own. Behind one end of a pipe the two are grouped, so that the pipe stays what it was.
 * After `x || true` pass `true`, if what is added has to run in either case. Throws Bug for an exec form that no shell
 * reads: it holds one command.
 */
export function appendCommand(
  dockerfile: Dockerfile,
  run: Instruction,
  command: ListEnd,
  ...added: readonly string[]
): Edit[] {
  const separator = separatorAfter(command);
  const style = hasNeighbourAfter(dockerfile, command) ? undefined : layout(dockerfile, run, command, added);
  const { start, end } = command.range;
  const ownLines = separator === ';' && start >= run.head.end;
  const between = ownLines ? `\n${indentAt(dockerfile, start)}` : separated(dockerfile, style, separator);
  const text = quoted(run, command, added)
    .map((each) => between + each)
    .join('');
  if (command.after !== '|') return [{ start: end, end, text }];
  return [
    { start, end: start, text: '{ ' },
    { start: end, end, text: `${text}; }` },
  ];
}

/**
 * Writes commands before one of a RUN; that one runs only if they succeed. Layout as in `appendCommand`. Behind `|` and
 * `||` they are grouped with the command, so that they run just when it would have.
 */
export function insertCommandBefore(
  dockerfile: Dockerfile,
  run: Instruction,
  command: Command,
  ...added: readonly string[]
): Edit[] {
  const style = hasNeighbourBefore(dockerfile, run, command)
    ? undefined
    : layout(dockerfile, run, command, added);
  const { start, end } = command.range;
  const text = quoted(run, command, added)
    .map((each) => each + separated(dockerfile, style, '&&'))
    .join('');
  if (command.before !== '|' && command.before !== '||') return [{ start, end: start, text }];
  return [
    { start, end: start, text: `{ ${text}` },
    { start: end, end, text: '; }' },
  ];
}

/** As it has to stand in the instruction: within the JSON string of `["sh", "-c", "…"]`. */
function quoted(run: Instruction, command: ListEnd, added: readonly string[]): readonly string[] {
  if (run.json === undefined) return added;
  if (!command.wrappedBy.includes('-c')) throw new Bug('no shell reads this exec form: it holds one command');
  return added.map((each) => JSON.stringify(each).slice(1, -1));
}

/** `;` where the shell stops at the first failure anyway and the list is written with it. */
function separatorAfter(command: ListEnd): Separator {
  return command.before !== '|' && command.after === ';' && !command.tolerated ? ';' : '&&';
}

function separated(dockerfile: Dockerfile, style: CommandStyle | undefined, separator: Separator): string {
  if (style === undefined) return separator === ';' ? '; ' : ' && ';
  const lineEnd = ` ${dockerfile.escape}\n${style.indent}`;
  if (separator === ';') return `;${lineEnd}`;
  return style.operators === 'leading' ? `${lineEnd}&& ` : ` &&${lineEnd}`;
}

/** Undefined where everything goes on the command's own line. */
function layout(
  dockerfile: Dockerfile,
  run: Instruction,
  command: ListEnd,
  added: readonly string[],
): CommandStyle | undefined {
  const { start, end } = command.range;
  if (start >= run.head.end || run.json !== undefined) return undefined;
  const written = dockerfile.text.slice(run.head.start, run.head.end);
  if (written.includes('\n'))
    return { ...multiLineStyle(dockerfile, run, written), ...ownIndent(dockerfile, run, start) };
  const grown =
    dockerfile.lineEnd(end) - dockerfile.lineStart(start) + added.join(' && ').length + ' && '.length;
  return grown <= MAX_COLUMNS ? undefined : commandStyle(dockerfile);
}

/** True where more than an operator follows on the command's last line. */
function hasNeighbourAfter(dockerfile: Dockerfile, { range }: ListEnd): boolean {
  const rest = dockerfile.text.slice(range.end, dockerfile.lineEnd(range.end)).trim();
  const written = rest.endsWith(dockerfile.escape) ? rest.slice(0, -1) : rest;
  return withoutOperators(written) !== '';
}

/** True where more than an operator stands before the command on its first line. */
function hasNeighbourBefore(dockerfile: Dockerfile, run: Instruction, { range }: Command): boolean {
  const start = Math.max(dockerfile.lineStart(range.start), run.body.offset(0));
  return withoutOperators(dockerfile.text.slice(start, range.start)) !== '';
}

function withoutOperators(text: string): string {
  return text.replaceAll(/[&|;\s]/g, '');
}

function multiLineStyle(dockerfile: Dockerfile, run: Instruction, written: string): CommandStyle {
  const own = ownCommandStyle(dockerfile, run);
  if (own !== undefined) return own;
  const secondLine = run.head.start + written.indexOf('\n') + 1;
  return { operators: commandStyle(dockerfile).operators, indent: indentAt(dockerfile, secondLine) };
}

/** The indentation of the command's line, unless that continues a pipe: then it stands deeper than the list does. */
function ownIndent(dockerfile: Dockerfile, run: Instruction, offset: number): Partial<CommandStyle> {
  const line = dockerfile.lineStart(offset);
  const written = dockerfile.text.slice(line, offset).trimStart();
  const continuesPipe = written.startsWith('|') && !written.startsWith('||');
  if (line === dockerfile.lineStart(run.head.start) || continuesPipe) return {};
  return { indent: indentAt(dockerfile, offset) };
}
