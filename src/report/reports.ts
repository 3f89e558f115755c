import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileError, UsageError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import { systemCode, systemReason } from '../text.ts';
import type { MadeCommit } from './commits.ts';
import { FORMATS } from './formats.ts';
import type { Format, FormatRequest } from './formats.ts';
import type { Merged } from './merge.ts';
import type { Differ } from './pretty.ts';
import { Reporter } from './reporter.ts';
import type { ReporterOptions, Sheet } from './reporter.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import type { Failure, ReportWriter, RunFacts, Write } from './writer.ts';

/** Where the text of a report goes. */
interface Target {
  readonly write: Write;
  /** All of it is there. */
  close(): void;
}

/** A report that is being written. */
export interface OpenReport {
  readonly writer: ReportWriter;
  readonly target: Target;
}

/** What tells of a run: people on the terminal, and each report that is asked for in its place. */
export class Reports {
  readonly #plain: Reporter;
  readonly #open: readonly OpenReport[];

  constructor(plain: Reporter, open: readonly OpenReport[]) {
    this.#plain = plain;
    this.#open = open;
  }

  /** A file that was worked through; in write mode, after it was written. */
  file(result: FileResult): void {
    this.#plain.file(result);
    for (const { writer } of this.#open) writer.file(result);
  }

  /** A file that could not be worked through, or written. */
  failed(path: string, error: unknown): void {
    this.#plain.failed(path, error);
    const failure = failureOf(path, error);
    for (const { writer } of this.#open) writer.failed(failure);
  }

  /** What was committed, all files of it told before. */
  committed(commits: readonly MadeCommit[]): void {
    this.#plain.committed(commits);
  }

  warn(message: string): void {
    this.#plain.warn(message);
  }

  note(message: string): void {
    this.#plain.note(message);
  }

  nothingFound(paths: readonly string[]): void {
    this.#plain.nothingFound(paths);
  }

  /** Closes the reports and sums the run up. Returns the exit code. Throws UsageError for a report that cannot be written. */
  finish(): 0 | 1 | 2 {
    closeAll(this.#open);
    return this.#plain.finish();
  }
}

/** Writes the ends of reports. Throws UsageError for one that cannot be written. */
export function closeAll(open: readonly OpenReport[]): void {
  for (const { writer, target } of open) {
    writer.finish();
    target.close();
  }
}

/** A failure as reports for machines tell it. */
export function failureOf(path: string, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof FileError)) return { path, message, bug: true };
  return { path, message, bug: false, ...(error.line === undefined ? {} : { line: error.line }) };
}

/** The same the other way round. */
function errorOf({ path, line, message, bug }: Failure): Error {
  return bug ? new Error(message) : new FileError(path, message, line);
}

/** Tells what was found in other runs. */
export function tellMerged({ entries }: Merged, reports: Reports): void {
  for (const entry of entries) {
    if ('status' in entry) reports.file(entry);
    else reports.failed(entry.path, errorOf(entry));
  }
}

/** How a report for people is made: it is told of failures as errors. */
export interface Plain {
  readonly options: ReporterOptions;
  readonly out: Sheet;
  readonly err: Sheet;
  readonly diff: Differ;
  /** Absolute directory that files of reports are relative to. */
  readonly cwd: string;
}

export function mute(style: Style): Sheet {
  return { style, write: () => undefined };
}

/** A file has no colours, and knows all characters. */
const ON_PAPER = styleOf({
  env: { LANG: 'C.UTF-8' },
  platform: 'linux',
  isTTY: false,
  columns: undefined,
  color: false,
});

/**
 * Opens the reports that are asked for. One that goes to standard output has it for itself; a file is there once its report is
 * whole. Throws UsageError for a file that cannot be written.
 */
export async function openReports(
  requests: readonly FormatRequest[],
  plain: Plain,
  facts: RunFacts,
): Promise<Reports> {
  const { options, out, err, diff } = plain;
  const reporter = new Reporter(options, takesOutput(requests) ? mute(out.style) : out, err, diff);
  return new Reports(reporter, await openWriters(requests, plain, facts));
}

/** Those of them that have a place of their own: a file, or standard output for machines. */
export async function openWriters(
  requests: readonly FormatRequest[],
  plain: Plain,
  facts: RunFacts,
): Promise<readonly OpenReport[]> {
  const { out } = plain;
  const open: OpenReport[] = [];
  for (const { format, file } of requests) {
    if (file === undefined && isPlain(format)) continue;
    const target =
      file === undefined
        ? streamTarget(out)
        : fileTarget(resolve(plain.cwd, file), `--format ${format}=${file}`);
    open.push({
      target,
      writer: isPlain(format)
        ? plainWriter(format, target.write, plain)
        : (await FORMATS[format].load())(target.write, facts),
    });
  }
  return open;
}

/** True where a report for machines has standard output for itself. */
export function takesOutput(requests: readonly FormatRequest[]): boolean {
  return requests.some(({ format, file }) => file === undefined && !isPlain(format));
}

function isPlain(format: Format): format is 'pretty' | 'diff' {
  return format === 'pretty' || format === 'diff';
}

function plainWriter(format: 'pretty' | 'diff', write: Write, plain: Plain): ReportWriter {
  const mode = format === 'diff' ? 'diff' : plain.options.mode === 'write' ? 'write' : 'check';
  const options = { mode, verbose: plain.options.verbose, quiet: false } as const;
  const reporter = new Reporter(options, { style: ON_PAPER, write }, mute(ON_PAPER), plain.diff);
  return {
    file: (result) => reporter.file(result),
    failed: ({ path, message, line }) => reporter.failed(path, new FileError(path, message, line)),
    finish: () => void reporter.finish(),
  };
}

function streamTarget(out: Sheet): Target {
  return { write: (text) => out.write(text), close: () => undefined };
}

/** Written beside its place, and put there in one step; nothing stays of one that is not closed. A device is written to. */
function fileTarget(path: string, option: string): Target {
  const place = statSync(path, { throwIfNoEntry: false });
  const isDevice = place !== undefined && !place.isFile();
  const temporary = isDevice ? path : `${path}.${process.pid}.tmp`;
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      throw new UsageError(`${option}: ${systemReason(error)}`);
    }
  };
  const handle = guarded(() => openSync(temporary, 'w'));
  const drop = (): void => {
    if (!isDevice) rmSync(temporary, { force: true });
  };
  process.once('exit', drop);
  let pending: string[] = [];
  let size = 0;
  const flush = (): void => {
    const bytes = Buffer.from(pending.join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    pending = [];
    size = 0;
  };
  return {
    write(text) {
      pending.push(text);
      size += text.length;
      if (size > BUFFER) guarded(flush);
    },
    close() {
      guarded(() => {
        flush();
        closeSync(handle);
        if (!isDevice) renameSync(temporary, path);
      });
      process.off('exit', drop);
    },
  };
}

const BUFFER = 1 << 16;
