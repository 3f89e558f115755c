import { FileError } from '../errors.ts';
import { verdictOf } from '../verification.ts';
import type { Verified } from '../verified.ts';
import { diffText } from './diff.ts';
import type { Differ } from './pretty.ts';
import { Reporter } from './reporter.ts';
import type { ReporterOptions, Sheet } from './reporter.ts';
import { bugTrouble, fileTrouble, resultTrouble } from './trouble.ts';
import { closeAll, failureOf } from './reports.ts';
import type { OpenReport } from './reports.ts';
import { resultOf } from './verified-result.ts';
import { verifiedText, verifySummary } from './verified.ts';
import type { VerifyTally } from './verified.ts';

/** Tells what an engine says of each Dockerfile as soon as it is known, and what the run came to. */
export class VerifyReporter {
  readonly #options: ReporterOptions;
  readonly #out: Sheet;
  readonly #err: Sheet;
  readonly #diff: Differ;
  readonly #plain: Reporter;
  readonly #reports: readonly OpenReport[];
  #engine = '';
  #tally: VerifyTally = { repaired: 0, fine: 0, broken: 0, dropped: 0 };
  #changed = 0;
  #trouble = 0;

  constructor(
    options: ReporterOptions,
    out: Sheet,
    err: Sheet,
    diff: Differ,
    reports: readonly OpenReport[],
  ) {
    this.#reports = reports;
    this.#options = options;
    this.#out = out;
    this.#err = err;
    this.#diff = diff;
    this.#plain = new Reporter(options, out, err, diff);
  }

  started(engine: string): void {
    this.#engine = engine;
    if (!this.#options.quiet) this.#err.write(`verifying with ${engine}\n\n`);
  }

  verified(verified: Verified): void {
    const { mode, quiet, verbose } = this.#options;
    this.#count(verified);
    if (mode === 'diff')
      this.#out.write(
        verified.changes.map((change) => diffText(this.#diff(change), this.#out.style)).join(''),
      );
    const result = resultOf(verified, this.#engine);
    for (const { writer } of this.#reports) writer.file(result);
    if (!quiet) this.#notes.write(verifiedText(verified, this.#diff, verbose, this.#notes.style));
    for (const { result } of verified.rounds) {
      const trouble = resultTrouble({ ...result, problems: [] }, this.#err.style);
      if (trouble !== '') this.#trouble++;
      this.#err.write(trouble);
    }
  }

  failed(path: string, error: unknown): void {
    this.#trouble++;
    const failure = failureOf(path, error);
    for (const { writer } of this.#reports) writer.failed(failure);
    const { style } = this.#err;
    this.#err.write(
      error instanceof FileError
        ? fileTrouble(path, error, style)
        : bugTrouble(error, path, this.#options.verbose, style),
    );
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
    closeAll(this.#reports);
    const { mode, quiet } = this.#options;
    if (!quiet) this.#notes.write(verifySummary(this.#tally, this.#notes.style));
    if (this.#trouble > 0) return 2;
    return this.#tally.broken > 0 || (this.#changed > 0 && mode !== 'write') ? 1 : 0;
  }

  /** A diff stands alone on standard output. */
  get #notes(): Sheet {
    return this.#options.mode === 'diff' ? this.#err : this.#out;
  }

  #count(verified: Verified): void {
    const { changes, dropped } = verified;
    const verdict = verdictOf(verified);
    const kind = verdict === 'worse' ? 'broken' : verdict;
    const tally = { ...this.#tally, [kind]: this.#tally[kind] + 1 };
    this.#tally = dropped === undefined ? tally : { ...tally, dropped: tally.dropped + 1 };
    if (changes.length > 0) this.#changed++;
  }
}
