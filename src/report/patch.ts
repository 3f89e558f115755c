import type { Style } from './style.ts';
import { fold, printable } from './text.ts';

/** A unified diff of one file, taken apart. */
export interface Patch {
  /** The file's name in the patch, without `b/`. */
  readonly name: string;
  readonly hunks: readonly Hunk[];
  readonly created: boolean;
}

export interface Hunk {
  readonly lines: readonly PatchLine[];
  /** Lines of the old text that the hunk covers, 1-based, `end` excluded. */
  readonly old: { readonly start: number; readonly end: number };
}

/** Which text the line numbers speak of: `old` before a change is written, `new` after it. */
export type Numbering = 'old' | 'new';

export interface PatchLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** 1-based line in the old text; undefined for one that comes. */
  readonly old: number | undefined;
  /** 1-based line in the new text; undefined for one that goes. */
  readonly new: number | undefined;
  /** The last line of its text, without a line break. */
  readonly unended: boolean;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,\d+)? @@/;

/** Reads diffs as `unifiedDiff` writes them, one after the other. */
export function parsePatches(diffs: string): Patch[] {
  return diffs
    .split(/^(?=diff )/m)
    .filter((diff) => diff !== '')
    .map(parsePatch);
}

/** Reads a diff as `unifiedDiff` writes it. */
export function parsePatch(diff: string): Patch {
  const hunks: OpenHunk[] = [];
  let created = false;
  let name = '';
  for (const line of diff.split('\n')) {
    const head = HUNK.exec(line);
    const hunk = hunks.at(-1);
    if (head) {
      const start = Number(head[1]);
      hunks.push({ lines: [], old: { start, end: start }, next: Number(head[3]) });
    } else if (hunk === undefined) {
      created ||= line.startsWith('new file mode');
      if (line.startsWith('+++ b/')) name = line.slice('+++ b/'.length);
    } else if (line.startsWith('\\')) {
      const last = hunk.lines.pop();
      if (last) hunk.lines.push({ ...last, unended: true });
    } else {
      addLine(hunk, line);
    }
  }
  return { name, hunks, created };
}

interface OpenHunk {
  readonly lines: PatchLine[];
  readonly old: { readonly start: number; end: number };
  /** 1-based line in the new text of the line that comes next. */
  next: number;
}

function addLine(hunk: OpenHunk, line: string): void {
  const sign = line[0];
  if (sign !== ' ' && sign !== '-' && sign !== '+') return;
  const text = line.slice(1).replace(/\r$/, '');
  hunk.lines.push({
    sign,
    text,
    old: sign === '+' ? undefined : hunk.old.end,
    new: sign === '-' ? undefined : hunk.next,
    unended: false,
  });
  if (sign !== '+') hunk.old.end += 1;
  if (sign !== '-') hunk.next += 1;
}

/** A hunk as people read it: line numbers, a bar, what goes and what comes; without line breaks. */
export function drawHunk(hunk: Hunk, numbering: Numbering, indent: string, style: Style): string[] {
  const digits = hunk.lines.reduce((most, line) => Math.max(most, String(line[numbering] ?? '').length), 1);
  const changes = pairs(hunk.lines);
  return hunk.lines.flatMap((line) => {
    const label = String(line[numbering] ?? '').padStart(digits);
    return drawLine(line, changes.get(line), label, indent, style);
  });
}

function drawLine(
  line: PatchLine,
  changed: Span | undefined,
  label: string,
  indent: string,
  style: Style,
): string[] {
  const { colors, glyphs, codeColumns } = style;
  const paint = line.sign === '-' ? colors.red : line.sign === '+' ? colors.green : colors.dim;
  const gutter = (text: string): string =>
    `${indent}${colors.dim(`${text.padStart(label.length)} ${glyphs.bar}`)}`;
  const width = Math.max(codeColumns - indent.length - label.length - ' | + '.length, MIN_CODE);
  const code = printable(shorten(line.text, changed)).replaceAll('\t', '    ');
  const drawn = fold(code, width).map((piece, index) => {
    const mark = index === 0 && line.sign !== ' ' ? paint(line.sign) : ' ';
    const rest = piece === '' ? mark : `${mark} ${paint(piece)}`;
    return `${gutter(index === 0 ? label : '')} ${rest}`.trimEnd();
  });
  const note =
    line.unended && line.sign !== ' ' ? [`${gutter('')}   ${colors.dim('(no line break at the end)')}`] : [];
  return [...drawn, ...note];
}

const MIN_CODE = 20;
const MAX_LINE = 600;
const AROUND = 200;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What differs within each line that one other line replaces. */
function pairs(lines: readonly PatchLine[]): Map<PatchLine, Span> {
  const spans = new Map<PatchLine, Span>();
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (line.sign !== '-' || next?.sign !== '+') return;
    const [a, b] = [line.text, next.text];
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
    spans.set(line, { start: head, end: a.length - tail });
    spans.set(next, { start: head, end: b.length - tail });
  });
  return spans;
}

/** A very long line is cut down to what changes in it and what stands around. */
function shorten(text: string, changed: Span | undefined): string {
  if (text.length <= MAX_LINE) return text;
  const from = Math.max((changed?.start ?? 0) - AROUND, 0);
  const to = Math.min(Math.max(changed?.end ?? 0, from + AROUND) + AROUND, from + MAX_LINE);
  const before = from > 0 ? `[${from} characters] ` : '';
  const after = to < text.length ? ` [${text.length - to} characters]` : '';
  return `${before}${text.slice(from, to)}${after}`;
}
