import type { Context } from '../context/types.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
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

/** The result for a Dockerfile that BuildKit would refuse. */
export function unreadable(path: string, dockerfile: Dockerfile, context: Context): FileResult {
  const problems = dockerfile.problems.map(({ message, range }) => ({
    line: dockerfile.position(range.start).line,
    message,
  }));
  return { ...untouched(path, context), status: 'problem', problems };
}

/** Order in which fixes are told. */
export function byLine(a: AppliedFix, b: AppliedFix): number {
  return a.line - b.line || a.newLine - b.newLine || compare(a.transform, b.transform);
}
