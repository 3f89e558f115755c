import { FileError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import { REPORT_FORMAT, REPORT_VERSION, resultOf } from './record.ts';
import type { FileRecord, ReportHead } from './record.ts';
import { shapeFault } from './report-shape.ts';
import type { Failure } from './writer.ts';

/** A JSON report, read back. */
export interface ReadReport {
  readonly mode: ReportHead['mode'];
  readonly files: readonly FileResult[];
  readonly failures: readonly Failure[];
}

/** Reads a report in the format `json` or `jsonl`. Throws FileError for a text that is no whole report. */
export function readReport(path: string, text: string): ReadReport {
  const first = text.slice(0, text.indexOf('\n') + 1);
  const whole = first.startsWith('{"type":"start"') ? fromLines(path, text) : parsed(path, text, undefined);
  const fault = headFault(whole) ?? shapeFault(whole);
  if (fault !== undefined) throw new FileError(path, fault);
  const { mode, files, failures } = whole as ReportHead & {
    readonly files: readonly FileRecord[];
    readonly failures: readonly Failure[];
  };
  return { mode, files: files.map(resultOf), failures };
}

function headFault(value: unknown): string | undefined {
  const head = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  if (head.get('format') !== REPORT_FORMAT) return 'it is not a JSON report of dffix (--format json)';
  const version: unknown = head.get('version');
  return version === REPORT_VERSION
    ? undefined
    : `it is a report in version ${JSON.stringify(version)} of the format, and this dffix reads version ${REPORT_VERSION}`;
}

function fromLines(path: string, text: string): object {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const files: unknown[] = [];
  const failures: unknown[] = [];
  let head: object = {};
  let ended = false;
  lines.forEach((line, index) => {
    const { type, ...value } = lineObject(parsed(path, line, index + 1));
    if (type === 'start') head = value;
    else if (type === 'file') files.push(value);
    else if (type === 'failure') failures.push(value);
    else if (type === 'end') ended = true;
    else throw new FileError(path, 'this line is not one of a report', index + 1);
  });
  if (!ended) throw new FileError(path, 'it breaks off: its last line is missing');
  return { ...head, files, failures };
}

function lineObject(value: unknown): { readonly type?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}

function parsed(path: string, text: string, line: number | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileError(path, 'it is not JSON', line, error);
    throw error;
  }
}
