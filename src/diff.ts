import { formatPatch, structuredPatch } from 'diff';
import type { StructuredPatchHunk } from 'diff';
import type { Range } from './range.ts';
import type { FileChange } from './result.ts';

const CONTEXT_LINES = 3;

/** Above so many changed lines no shortest diff is looked for: its cost grows with their square. */
const MAX_CHANGED_LINES = 400;

const NO_NEWLINE = '\\ No newline at end of file';

/** A unified diff with git's headers, which `git apply` accepts byte for byte; empty where nothing changes. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if (before === after) return '';
  return patch(path, before === undefined, hunksBetween(splitLines(before ?? ''), splitLines(after)));
}

/** One of several replacements in a text, in order and apart from each other. */
interface Replacement extends Range {
  readonly text: string;
}

/**
 * As `unifiedDiff`, for known edits of an existing file: looks at the lines around them alone.
 * `lineOf` tells the 1-based line of an offset in `before`.
 */
export function unifiedDiffOfEdits(
  path: string,
  before: string,
  edits: readonly Replacement[],
  lineOf: (offset: number) => number,
): string {
  const start = linesBack(before, edits[0]?.start ?? 0);
  const end = linesOn(before, edits.at(-1)?.end ?? 0);
  let now = '';
  let done = start;
  for (const edit of edits) {
    now += before.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  const old = before.slice(start, end);
  now += before.slice(done, end);
  if (old === now) return '';
  return patch(path, false, shifted(hunksBetween(splitLines(old), splitLines(now)), lineOf(start) - 1));
}

function linesBack(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset === 0) return 0;
  for (let line = 0; line < CONTEXT_LINES && start > 0; line++) {
    start = start === 1 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return start;
}

function linesOn(text: string, offset: number): number {
  let end = offset;
  for (let line = 0; line <= CONTEXT_LINES && end < text.length; line++) {
    const lineFeed = text.indexOf('\n', end);
    end = lineFeed < 0 ? text.length : lineFeed + 1;
  }
  return end;
}

/** A path as it stands in a patch, behind `a/` and `b/`. */
export function nameInPatch(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}

function patch(path: string, isCreate: boolean, hunks: StructuredPatchHunk[]): string {
  const name = nameInPatch(path);
  return formatPatch({
    isGit: true,
    isCreate,
    oldFileName: isCreate ? '/dev/null' : `a/${name}`,
    newFileName: `b/${name}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
  });
}

function shifted(hunks: readonly StructuredPatchHunk[], lines: number): StructuredPatchHunk[] {
  return hunks.map((hunk) => ({ ...hunk, oldStart: hunk.oldStart + lines, newStart: hunk.newStart + lines }));
}

function hunksBetween(old: readonly string[], now: readonly string[]): StructuredPatchHunk[] {
  if (old.length + now.length === 0) return [];
  const head = commonHead(old, now);
  const tail = commonTail(old, now, head);
  const start = Math.max(0, head - CONTEXT_LINES);
  const rest = Math.max(0, tail - CONTEXT_LINES);
  const oldPart = old.slice(start, old.length - rest);
  const newPart = now.slice(start, now.length - rest);
  const hunks = shortest(oldPart, newPart) ?? [wholesale(oldPart, newPart, head - start, tail - rest)];
  return shifted(hunks, start);
}

function shortest(old: readonly string[], now: readonly string[]): StructuredPatchHunk[] | undefined {
  const options = { context: CONTEXT_LINES, maxEditLength: MAX_CHANGED_LINES };
  return structuredPatch('', '', old.join(''), now.join(''), undefined, undefined, options)?.hunks;
}

/** One hunk that replaces everything between a common head and a common tail. */
function wholesale(
  old: readonly string[],
  now: readonly string[],
  head: number,
  tail: number,
): StructuredPatchHunk {
  const lines = [
    ...old.slice(0, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    ...old.slice(old.length - tail).map((line) => ` ${line}`),
  ];
  return {
    oldStart: 1,
    oldLines: old.length,
    newStart: 1,
    newLines: now.length,
    lines: lines.flatMap((line) => (line.endsWith('\n') ? [line.slice(0, -1)] : [line, NO_NEWLINE])),
  };
}

function commonHead(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let count = 0;
  while (count < most && old[count] === now[count]) count++;
  return count;
}

function commonTail(old: readonly string[], now: readonly string[], head: number): number {
  const most = Math.min(old.length, now.length) - head;
  let count = 0;
  while (count < most && old.at(-1 - count) === now.at(-1 - count)) count++;
  return count;
}

/** Lines with their line breaks. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop()?.slice(0, -1) ?? '';
  return last === '' ? lines : [...lines, last];
}
