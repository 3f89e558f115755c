import type { FileResult } from '../result.ts';
import type { NamedTransform } from '../transform.ts';
import { EMPTY_TALLY, tally } from './summary.ts';
import type { Tally } from './summary.ts';
import type { Failure, ReportWriter, RunFacts, Write } from './writer.ts';
import { json } from './text.ts';

/** Version of the JSON report: another one means that a reader of this one could not read it. */
export const REPORT_VERSION = 1;

export const REPORT_FORMAT = 'dffix-report';

/** A result as JSON has it: what was read is an object, path → what was found there. */
export type FileRecord = Omit<FileResult, 'reads'> & { readonly reads: Readonly<Record<string, string>> };

/** The head of a report, in both JSON formats. */
export interface ReportHead {
  readonly format: typeof REPORT_FORMAT;
  readonly version: typeof REPORT_VERSION;
  /** Version of dffix that wrote it. */
  readonly dffix: string;
  readonly mode: RunFacts['mode'];
}

export function headOf({ version, mode }: RunFacts): ReportHead {
  return { format: REPORT_FORMAT, version: REPORT_VERSION, dffix: version, mode };
}

export function recordOf(result: FileResult): FileRecord {
  return { ...result, reads: Object.fromEntries(result.reads) };
}

export function resultOf(record: FileRecord): FileResult {
  return { ...record, reads: new Map(Object.entries(record.reads)) };
}

/** One JSON document; a file stands on one line, so that a large report can be read line by line too. */
export function jsonReport(write: Write, facts: RunFacts): ReportWriter {
  const failures: Failure[] = [];
  const named = new Set<string>();
  let sum = EMPTY_TALLY;
  let separator = '\n';
  write(`${json(headOf(facts)).slice(0, -1)},\n"files":[`);
  return {
    file(result) {
      sum = tally(sum, result);
      for (const fix of [...result.applied, ...result.withheld]) named.add(fix.transform);
      write(separator + json(recordOf(result)));
      separator = ',\n';
    },
    failed(failure) {
      sum = tally(sum, undefined);
      failures.push(failure);
    },
    finish() {
      write(
        `\n],\n"failures":${json(failures)},\n"transforms":${json(declared(facts.transforms, named))},\n"summary":${json(sum)}}\n`,
      );
    },
  };
}

/** One JSON object a line, as soon as it is known: `start`, then `file` and `failure`, and `end` with the summary. */
export function jsonLinesReport(write: Write, facts: RunFacts): ReportWriter {
  let sum: Tally = EMPTY_TALLY;
  const line = (type: string, data: object): void => write(`${json({ type, ...data })}\n`);
  line('start', headOf(facts));
  return {
    file(result) {
      sum = tally(sum, result);
      line('file', recordOf(result));
    },
    failed(failure) {
      sum = tally(sum, undefined);
      line('failure', failure);
    },
    finish() {
      line('end', { summary: sum });
    },
  };
}

/** What is declared of those transforms that a report names. */
export function declared(transforms: readonly NamedTransform[], named: ReadonlySet<string>): object[] {
  return transforms
    .filter(({ id }) => named.has(id))
    .map(({ id, kind, effect, safety, summary, why, risk, answers }) => ({
      id,
      kind,
      effect,
      safety,
      summary,
      why,
      risk,
      answers,
    }));
}
