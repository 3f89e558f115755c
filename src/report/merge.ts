import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import { systemCode, systemReason } from '../text.ts';
import { readReport } from './read-report.ts';
import type { ReadReport } from './read-report.ts';
import type { Failure } from './writer.ts';

/** What several runs found, as one would have: sorted by path. */
export interface Merged {
  readonly mode: ReadReport['mode'];
  readonly entries: readonly (FileResult | Failure)[];
}

/** Puts reports together. Throws FileError where two speak of the same file, or of different modes. */
export function mergeReports(reports: readonly (readonly [path: string, report: ReadReport])[]): Merged {
  const mode = reports[0]?.[1].mode ?? 'check';
  const owners = new Map<string, string>();
  const entries: (FileResult | Failure)[] = [];
  for (const [path, report] of reports) {
    if (report.mode !== mode)
      throw new FileError(path, `it tells of a run in the mode ${report.mode}, and the first of ${mode}`);
    for (const entry of [...report.files, ...report.failures]) {
      const owner = owners.get(entry.path);
      if (owner !== undefined && owner !== path)
        throw new FileError(path, `it tells of ${entry.path}, as ${owner} does`);
      owners.set(entry.path, path);
      entries.push(entry);
    }
  }
  return { mode, entries: entries.toSorted(byPath) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Reads the JSON reports of several runs. Throws FileError for a file that is none, and where they do not go together. */
export function mergeFiles(paths: readonly string[], cwd: string): Merged {
  return mergeReports(paths.map((path) => [path, readReport(path, textOf(path, cwd))]));
}

/** A report may be larger than any Dockerfile. */
function textOf(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new FileError(path, systemReason(error), undefined, error);
  }
}
