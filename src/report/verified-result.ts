import { tail } from '../text.ts';
import { replacements } from './replacement.ts';
import type { AppliedFix, FileChange, FileResult } from '../result.ts';
import type { Trial, Verification } from '../verification.ts';
import type { Attempt, Verified } from '../verified.ts';

/** Lines of a log that a report holds. */
const KEPT = 40;

/** What was found out about one Dockerfile in all rounds, as one result; lines are those of the first text and of the last. */
export function resultOf(verified: Verified, engine: string): FileResult {
  const { path, changes, rounds } = verified;
  const whole = changes.find((change) => change.path === path);
  const results = rounds.map(({ result }) => result);
  const last = results.at(-1);
  const log = results.find((result) => result.log !== undefined)?.log;
  const applied = results.flatMap((result) => result.applied.map((fix) => placed(fix, result, whole)));
  return {
    path,
    status: changes.length > 0 ? 'fixable' : last === undefined ? 'unchanged' : last.status,
    changes,
    applied,
    withheld: last?.withheld ?? [],
    leftAlone: last?.leftAlone ?? [],
    problems: last?.problems ?? [],
    ...(last?.warnings === undefined ? {} : { warnings: last.warnings }),
    bugs: results.flatMap(({ bugs }) => bugs),
    ...(log === undefined ? {} : { log }),
    verified: verification(verified, engine),
    reads: new Map(results.flatMap(({ reads }) => [...reads])),
  };
}

function placed(fix: AppliedFix, { path, changes }: FileResult, whole: FileChange | undefined): AppliedFix {
  const own = changes.find((change) => change.path === path);
  if (own?.before === undefined || whole?.before === undefined) return fix;
  const { line, newLine, because } = fix;
  const first = lineIn({ path, before: own.before, after: whole.before });
  const last = lineIn({ path, before: own.after, after: whole.after });
  return {
    ...fix,
    line: first(line),
    newLine: last(newLine),
    because: because.map((one) => (one.line === undefined ? one : { ...one, line: first(one.line) })),
  };
}

/** Where a line of one text stands in another; where it was replaced, the first line that took its place. */
function lineIn(change: FileChange): (line: number) => number {
  if (change.before === change.after) return (line) => line;
  const replaced = replacements(change);
  return (line) => {
    let moved = 0;
    for (const { start, end, text } of replaced) {
      if (line < start) break;
      if (line < end) return start + moved;
      moved += text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0) - (end - start);
    }
    return line + moved;
  };
}

function verification(verified: Verified, engine: string): Verification {
  const { before, after, rounds, dropped, differences } = verified;
  const failure = dropped?.failure;
  return {
    engine,
    before: trial(before),
    after: trial(after),
    rounds: rounds.filter((round) => round.after !== undefined).length,
    dropped:
      dropped &&
      (failure === undefined
        ? dropped
        : { ...dropped, failure: { ...failure, log: tail(failure.log, KEPT) } }),
    differences,
  };
}

function trial({ seconds, image, checks, unasked, failure, log }: Attempt): Trial {
  return {
    seconds: Number(seconds.toFixed(1)),
    image: image && { size: image.size, layers: image.layers },
    checks: checks.map((check) => ({ ...check, log: tail(check.log, KEPT) })),
    unasked,
    failure,
    log: tail(log, KEPT),
  };
}
