import { formatPatch, structuredPatch } from 'diff';
import type { StructuredPatchHunk } from 'diff';
import type { FileChange } from './result.ts';

const CONTEXT_LINES = 3;

/** Above so many changed lines no shortest diff is looked for: its cost grows with their square. */
const MAX_CHANGED_LINES = 400;

const NO_NEWLINE = '\\ No newline at end of file';

/** A unified diff with git's headers, which `git apply` accepts byte for byte; empty where nothing changes. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if (before === after) return '';
  const name = path.replace(/^(?:\.?\/)+/, '');
  const hunks = hunksBetween(splitLines(before ?? ''), splitLines(after));
  const isCreate = before === undefined;
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

function hunksBetween(old: readonly string[], now: readonly string[]): StructuredPatchHunk[] {
  if (old.length + now.length === 0) return [];
  const head = commonHead(old, now);
  const tail = commonTail(old, now, head);
  const start = Math.max(0, head - CONTEXT_LINES);
  const rest = Math.max(0, tail - CONTEXT_LINES);
  const oldPart = old.slice(start, old.length - rest);
  const newPart = now.slice(start, now.length - rest);
  const hunks = shortest(oldPart, newPart) ?? [wholesale(oldPart, newPart, head - start, tail - rest)];
  return hunks.map((hunk) => ({ ...hunk, oldStart: hunk.oldStart + start, newStart: hunk.newStart + start }));
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
