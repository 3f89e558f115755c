import { FileError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import { diffText } from './diff.ts';
import { logText } from './log.ts';
import { prettyFile, prettyNotes, prettyRest } from './pretty.ts';
import type { Differ } from './pretty.ts';
import type { Style } from './style.ts';
import { commitText } from './commits.ts';
import type { MadeCommit } from './commits.ts';
import { EMPTY_TALLY, summary, tally } from './summary.ts';
import type { Tally } from './summary.ts';
import { verificationText } from './verified.ts';
import { bugTrouble, fileTrouble, resultTrouble, resultWarnings, note, warning } from './trouble.ts';

/** A stream and how it is drawn on. */
export interface Sheet {
  readonly style: Style;
  write(text: string): void;
}

export interface ReporterOptions {
  readonly mode: 'check' | 'diff' | 'write';
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** Where it is interactive, somebody has seen each fix before it was written. */
  readonly stepwise?: { readonly interactive: boolean };
}

/** Tells what becomes of each file as soon as it is known, and of the run at its end. */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #out: Sheet;
  readonly #err: Sheet;
  readonly #diff: Differ;
  #sum: Tally = EMPTY_TALLY;
  /** An image does not work in the end. */
  #broken = false;

  constructor(options: ReporterOptions, out: Sheet, err: Sheet, diff: Differ) {
    this.#options = options;
    this.#out = out;
    this.#err = err;
    this.#diff = diff;
  }

  /** A file that was worked through; in write mode, after it was written. */
  file(result: FileResult): void {
    this.#sum = tally(this.#sum, result);
    this.#broken ||= result.verified?.after.failure !== undefined;
    const { mode, verbose, quiet } = this.#options;
    if (result.log !== undefined && !quiet) {
      const sheet = mode === 'diff' ? this.#err : this.#out;
      sheet.write(logText(result.path, result.log, sheet.style));
    }
    if (mode === 'diff') {
      this.#out.write(result.changes.map((change) => diffText(this.#diff(change), this.#out.style)).join(''));
      if (verbose) this.#err.write(prettyNotes(result, this.#err.style));
    } else if (!quiet) {
      const options = { numbering: mode === 'write' ? 'new' : 'old', verbose } as const;
      const { style } = this.#out;
      this.#out.write(
        this.#options.stepwise?.interactive === true
          ? prettyRest(result, options, style)
          : prettyFile(result, this.#diff, options, style),
      );
    }
    if (result.verified !== undefined && !quiet && mode !== 'diff')
      this.#out.write(verificationText(result.verified, result, this.#out.style));
    if (!quiet) this.#err.write(resultWarnings(result, this.#err.style));
    this.#err.write(resultTrouble(result, this.#err.style));
  }

  /** A file that could not be worked through, or written. */
  failed(path: string, error: unknown): void {
    this.#sum = tally(this.#sum, undefined);
    const { style } = this.#err;
    this.#err.write(
      error instanceof FileError
        ? fileTrouble(path, error, style)
        : bugTrouble(error, path, this.#options.verbose, style),
    );
  }

  /** What was committed, all files of it told before. */
  committed(commits: readonly MadeCommit[]): void {
    if (!this.#options.quiet) this.#out.write(commitText(commits, this.#out.style));
  }

  warn(message: string): void {
    if (!this.#options.quiet) this.#err.write(warning(message, this.#err.style));
  }

  /** Something that only a verbose run tells. */
  note(message: string): void {
    if (this.#options.verbose) this.#err.write(note(message, this.#err.style));
  }

  /** No Dockerfile stands in any of the paths. */
  nothingFound(paths: readonly string[]): void {
    const where = paths.map((path) => (path === '.' ? 'here' : `in ${path}`)).join(', ');
    const names = 'Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile';
    this.warn(
      `no Dockerfile found ${where} (looked for ${names}; a file with another name can be named itself)`,
    );
  }

  /** Sums the run up. Returns the exit code. */
  finish(): 0 | 1 | 2 {
    const { mode, quiet } = this.#options;
    const sheet = mode === 'diff' ? this.#err : this.#out;
    if (!quiet && this.#sum.files > 0) sheet.write(summary(this.#sum, mode, sheet.style));
    if (this.#sum.trouble > 0) return 2;
    return this.#broken || (this.#sum.changed > 0 && mode !== 'write') ? 1 : 0;
  }
}
