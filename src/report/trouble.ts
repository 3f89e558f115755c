import type { FileError, UsageError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import type { Style } from './style.ts';
import { onOneLine, printable } from './text.ts';

/** A mistake in the command: what is wrong, and where help is. */
export function usageTrouble(error: UsageError, { colors }: Style): string {
  return `${colors.red('dffix:')} ${printable(error.message)}\nSee ${colors.bold('dffix --help')}\n`;
}

/** A file that could not be handled: `path:line: what is wrong`; `path` as the user knows it. */
export function fileTrouble(path: string, error: FileError, style: Style): string {
  return placed(path, error.line, error.message, style);
}

/** Something that must not happen, while a file was worked on or outside of any. */
export function bugTrouble(error: unknown, path: string | undefined, verbose: boolean, style: Style): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack =
    verbose && error instanceof Error && error.stack ? `${style.colors.dim(printable(error.stack))}\n` : '';
  return bugReport([message], path, style) + stack;
}

/** What is wrong with a file, and where dffix failed at it; empty where all is well. */
export function resultTrouble(result: FileResult, style: Style): string {
  const problems = result.problems.map(({ line, message }) => placed(result.path, line, message, style));
  const bugs = result.bugs.map(({ transform, message }) =>
    transform === undefined ? message : `${transform}: ${message}`,
  );
  return problems.join('') + (bugs.length > 0 ? bugReport(bugs, result.path, style) : '');
}

/** Something that the user should know and that is no failure. */
export function warning(message: string, { colors }: Style): string {
  return `${colors.yellow('dffix: warning:')} ${onOneLine(message)}\n`;
}

/** Something that is good to know. */
export function note(message: string, { colors }: Style): string {
  return `${colors.dim(`dffix: ${onOneLine(message)}`)}\n`;
}

/** What the author of a file should know and is no trouble. */
export function resultWarnings({ path, warnings = [] }: FileResult, { colors }: Style): string {
  return warnings
    .map(
      ({ line, message }) =>
        `${colors.bold(`${onOneLine(path)}:${line}:`)} ${colors.yellow('warning:')} ${printable(message)}\n`,
    )
    .join('');
}

function placed(path: string, line: number | undefined, message: string, { colors }: Style): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `${colors.bold(`${onOneLine(place)}:`)} ${colors.red(printable(message))}\n`;
}

function bugReport(messages: readonly string[], path: string | undefined, { colors, glyphs }: Style): string {
  const where = path === undefined ? '' : `${onOneLine(path)}: `;
  return [
    `${colors.red(colors.bold(`${glyphs.cross} ${where}bug in dffix`))}`,
    ...messages.map((message) => `  ${printable(message)}`),
    `  ${colors.dim('Please report it, with the file (or the part of it that shows the bug) and the output of dffix --version.')}`,
    '',
  ].join('\n');
}
