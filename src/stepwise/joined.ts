import { unifiedDiff } from '../diff.ts';
import { parsePatch } from '../report/patch.ts';
import type { Numbering, PatchLine } from '../report/patch.ts';
import type { AppliedFix, FileChange, FileResult } from '../result.ts';

/**
 * What steps after each other have made of one file, as one result. `first` is what was found in the text before all of them:
 * what it says of the rest is kept.
 */
export function joined(first: FileResult, steps: readonly FileResult[]): FileResult {
  const changes = joinedChanges(first.path, steps);
  return {
    ...first,
    status: first.problems.length > 0 ? 'problem' : changes.length > 0 ? 'fixable' : 'unchanged',
    changes,
    applied: steps
      .flatMap((step) => appliedIn(step, changes))
      .toSorted((a, b) => a.line - b.line || a.newLine - b.newLine),
    bugs: distinct([...first.bugs, ...steps.flatMap(({ bugs }) => bugs)]),
  };
}

function distinct(bugs: FileResult['bugs']): FileResult['bugs'] {
  return [...new Map(bugs.map((bug) => [JSON.stringify(bug), bug])).values()];
}

/** From the first text to the last, the Dockerfile first. */
function joinedChanges(path: string, steps: readonly FileResult[]): FileChange[] {
  const changes = new Map<string, FileChange>();
  for (const change of steps.flatMap((step) => step.changes)) {
    const { before } = changes.get(change.path) ?? change;
    changes.set(change.path, { ...change, before });
  }
  const own = changes.get(path);
  changes.delete(path);
  return [...(own === undefined ? [] : [own]), ...changes.values()].filter(
    ({ before, after }) => before !== after,
  );
}

/** The fixes of a step, in lines of the first text and of the last. */
function appliedIn(step: FileResult, changes: readonly FileChange[]): readonly AppliedFix[] {
  const own = (list: readonly FileChange[]) => list.find(({ path }) => path === step.path);
  const [whole, part] = [own(changes), own(step.changes)];
  if (whole?.before === undefined || part?.before === undefined) return step.applied;
  const back = across({ ...whole, after: part.before }, 'new');
  const on = across({ ...whole, before: part.after }, 'old');
  return step.applied.map((fix) => ({
    ...fix,
    line: back(fix.line),
    newLine: on(fix.newLine),
    because: fix.because.map(({ range, line, ...evidence }) =>
      line === undefined
        ? { ...evidence, ...(range === undefined ? {} : { range }) }
        : { ...evidence, line: back(line) },
    ),
  }));
}

/** Where a line of one text of a change is in the other one; the nearest line before, where it is not there. */
function across(change: FileChange, from: Numbering): (line: number) => number {
  const to = from === 'old' ? 'new' : 'old';
  const lines = parsePatch(unifiedDiff(change)).hunks.flatMap((hunk) => hunk.lines);
  return (line) => {
    const next = lines.findIndex((each) => (each[from] ?? 0) > line);
    const before = lines.slice(0, next < 0 ? lines.length : next);
    const same = before.find((each) => each[from] === line);
    if (same !== undefined) return same[to] ?? nearest(before, to);
    return line + shiftAfter(before, from, to);
  };
}

function nearest(before: readonly PatchLine[], to: Numbering): number {
  return before.findLast((each) => each[to] !== undefined)?.[to] ?? 1;
}

/** How far the lines behind a part of a patch have moved. */
function shiftAfter(before: readonly PatchLine[], from: Numbering, to: Numbering): number {
  const count = (which: Numbering) => before.filter((each) => each[which] !== undefined).length;
  return count(to) - count(from);
}
