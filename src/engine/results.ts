import type { Context } from '../context/types.ts';
import type { AppliedFix, FileResult } from '../result.ts';
import { compare } from './compare.ts';

/** The result for a file of which nothing is said. */
export function untouched(path: string, { reads }: Context): FileResult {
  return {
    path,
    status: 'unchanged',
    changes: [],
    applied: [],
    withheld: [],
    leftAlone: [],
    problems: [],
    bugs: [],
    reads,
  };
}

/** Order in which fixes are told. */
export function byLine(a: AppliedFix, b: AppliedFix): number {
  return a.line - b.line || a.newLine - b.newLine || compare(a.transform, b.transform);
}
