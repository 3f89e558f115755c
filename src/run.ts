import { relative, resolve, sep } from 'node:path';
import { Configured } from './config/configured.ts';
import type { Wishes } from './config/configured.ts';
import { unifiedDiff } from './diff.ts';
import { discover } from './discover.ts';
import { FileError, UsageError } from './errors.ts';
import { logFrom, loggedFile } from './logged.ts';
import type { BuildLog } from './log/types.ts';
import type { RunOptions } from './options.ts';
import { Repairer } from './repair.ts';
import { Reporter } from './report/reporter.ts';
import type { Sheet } from './report/reporter.ts';
import type { Style } from './report/style.ts';
import type { FileResult } from './result.ts';
import { select } from './selection.ts';
import { breathe, readAll } from './terminal.ts';
import type { Output, Terminal } from './terminal.ts';
import { decodeText, readText } from './text.ts';
import type { NamedTransform } from './transform.ts';
import { writeChanges } from './write.ts';

/** How each stream is drawn on. */
export interface Styles {
  readonly stdout: Style;
  readonly stderr: Style;
}

/** Exit code, as diff has it: nothing to do, something would change, trouble. */
export type ExitCode = 0 | 1 | 2;

/** Repairs what the options name, or tells what it would do. Throws UsageError. */
export async function run(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  terminal: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const selection = select(transforms, options.only, options.skip, { preset: options.preset });
  const log = options.log === undefined ? undefined : await logFrom(options.log, terminal);
  const repairer = new Repairer({
    cwd: terminal.cwd,
    selection,
    unsafe: options.unsafe,
    context: options.context,
    asOf: options.asOf,
    log,
  });
  return options.stdin === undefined
    ? repairFiles(repairer, options, transforms, log, terminal, styles)
    : repairInput(repairer, options.stdin.filename, options, transforms, terminal, styles);
}

/** One file after the other: what fails at one is told, and the next one has its turn. */
async function repairFiles(
  repairer: Repairer,
  options: RunOptions,
  transforms: readonly NamedTransform[],
  log: BuildLog | undefined,
  terminal: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const { cwd, stdout, stderr } = terminal;
  const reporter = new Reporter(
    options,
    sheet(stdout, styles.stdout),
    sheet(stderr, styles.stderr),
    unifiedDiff,
  );
  const found = discover(options.paths, { cwd });
  for (const warning of found.warnings) reporter.warn(warning);
  for (const problem of found.problems) reporter.failed(problem.path, problem);
  if (found.files.length + found.problems.length === 0) reporter.nothingFound(options.paths);
  const configured = new Configured({ options, transforms, cwd, ...voices(reporter) });
  const settings = await configured.all(found.files);
  const known = [...settings.keys()];
  const files = log && known.length > 0 ? [loggedFile(log, known, cwd)] : known;
  for (const path of files) {
    await breathe();
    if (stdout.closed && options.mode !== 'write') break;
    try {
      const { result, root } = repairer.repair(path, readText(resolve(cwd, path)), settings.get(path));
      if (options.mode === 'write') writeChanges(path, result.changes, root, cwd);
      reporter.file(result);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      reporter.failed(error instanceof FileError ? shown(error.path, cwd) : path, error);
    }
  }
  return reporter.finish();
}

function voices(reporter: Reporter): Pick<Wishes, 'warn' | 'note'> {
  return { warn: (message) => reporter.warn(message), note: (message) => reporter.note(message) };
}

function shown(path: string, cwd: string): string {
  return relative(cwd, resolve(cwd, path)).split(sep).join('/');
}

/** Standard input, repaired, goes to standard output; as it came where it cannot be repaired. The rest is on standard error. */
async function repairInput(
  repairer: Repairer,
  filename: string | undefined,
  options: RunOptions,
  transforms: readonly NamedTransform[],
  { stdin, stdout, stderr, cwd }: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const path = filename ?? 'Dockerfile';
  const asText = options.mode !== 'diff';
  const notes = sheet(stderr, styles.stderr);
  const reporter = asText
    ? new Reporter({ ...options, mode: 'write' }, notes, notes, unifiedDiff)
    : new Reporter(options, sheet(stdout, styles.stdout), notes, unifiedDiff);
  const text = decodeText(await readAll(stdin));
  if (text === undefined) {
    reporter.failed(path, new FileError(path, 'standard input is not text in UTF-8'));
    return reporter.finish();
  }
  const configured = new Configured({ options, transforms, cwd, ...voices(reporter) });
  const settings = await configured.input(path, filename);
  let output = text;
  try {
    if (settings !== undefined) {
      const { result } = repairer.repair(path, text, settings);
      if (asText) output = repairedText(result, text);
      reporter.file(result);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    reporter.failed(path, error);
  }
  if (asText) stdout.write(output);
  return reporter.finish();
}

/** Half of a fix is none: where other files would have to change too, there is no text to give. */
function repairedText(result: FileResult, text: string): string {
  const others = result.changes.filter((change) => change.path !== result.path).map((change) => change.path);
  if (others.length > 0) {
    const hint = `dffix --write ${result.path}`;
    throw new FileError(result.path, `the repair also changes ${others.join(', ')}, which takes ${hint}`);
  }
  return result.changes[0]?.after ?? text;
}

function sheet(output: Output, style: Style): Sheet {
  return { style, write: (text) => output.write(text) };
}
