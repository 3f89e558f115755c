import { unifiedDiff } from '../diff.ts';
import type { FileChange } from '../result.ts';
import { parsePatch } from './patch.ts';
import type { PatchLine } from './patch.ts';

/** Whole lines of a text that others take the place of. Lines are 1-based, ends are excluded. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  /** The lines that come, with their line breaks. */
  readonly text: string;
}

/** A change as the fewest lines that it replaces, in order and apart from each other. */
export function replacements(change: FileChange): Replacement[] {
  const after = change.after.split(/(?<=\n)/);
  return parsePatch(unifiedDiff(change)).hunks.flatMap(({ lines, old }) =>
    runs(lines, Math.max(old.start, 1)).map(({ start, end, newStart, newEnd }) => ({
      start,
      end,
      text: after.slice(newStart - 1, newEnd - 1).join(''),
    })),
  );
}

interface Run {
  readonly start: number;
  end: number;
  readonly newStart: number;
  newEnd: number;
}

/** Where changed lines stand together. */
function runs(lines: readonly PatchLine[], start: number): Run[] {
  const found: Run[] = [];
  let old = start;
  let now = lines.find((line) => line.new !== undefined)?.new ?? 1;
  let open: Run | undefined;
  for (const { sign } of lines) {
    if (sign === ' ') {
      open = undefined;
    } else if (open === undefined) {
      open = { start: old, end: old, newStart: now, newEnd: now };
      found.push(open);
    }
    if (sign !== '+') old++;
    if (sign !== '-') now++;
    if (open !== undefined) [open.end, open.newEnd] = [old, now];
  }
  return found;
}

/** The same replacement, made of at least one old line: a suggestion has to stand on one. */
export function anchored({ start, end, text }: Replacement, before: string): Replacement {
  if (end > start) return { start, end, text };
  const lines = before.split(/(?<=\n)/);
  const next = lines[start - 1];
  if (next !== undefined && next !== '') return { start, end: start + 1, text: text + next };
  const last = lines[start - 2] ?? '';
  return { start: start - 1, end: start, text: last + text };
}
