import { nameInPatch } from '../diff.ts';
import type { AppliedFix, FileChange, FileResult, ProposedFix, WithheldFix } from '../result.ts';
import { drawHunk, parsePatch, parsePatches } from './patch.ts';
import type { Hunk, Numbering, Patch } from './patch.ts';
import type { Style } from './style.ts';
import { isAdvice } from './summary.ts';
import { count, onOneLine, printable, wrap } from './text.ts';

export interface PrettyOptions {
  /** `new` once the changes are written: the report then speaks of the file as it is now. */
  readonly numbering: Numbering;
  /** Tell why places were left alone, and what was read. */
  readonly verbose: boolean;
}

/** The unified diff of one of the result's changes. */
export type Differ = (change: FileChange) => string;

const INDENT = '      ';

/** What was found in one file, for people to read; empty where there is nothing to tell. Ends with a blank line. */
export function prettyFile(result: FileResult, diff: Differ, options: PrettyOptions, style: Style): string {
  const sections = [
    ...appliedSections(result, diff, options.numbering, style),
    ...result.withheld.map((fix) => withheldSection(fix, result.path, options.numbering, style)),
    ...(options.verbose ? verboseSections(result, style) : []),
  ];
  return page(header(result, options.numbering, style), sections);
}

/** As `prettyFile`, for someone who has seen each fix before it was written: how many there are, and the rest. */
export function prettyRest(result: FileResult, options: PrettyOptions, style: Style): string {
  const sections = [
    ...result.withheld.map((fix) => withheldSection(fix, result.path, options.numbering, style)),
    ...(options.verbose ? verboseSections(result, style) : []),
  ];
  const head = header(result, options.numbering, style);
  return page(head, sections) || (result.applied.length > 0 ? paragraph(head) : '');
}

/** A fix of a file that somebody is asked about, in lines of the text that its patch is for. Ends with a blank line. */
export function prettyProposal(fix: ProposedFix, path: string, style: Style): string {
  const note = fix.safety === 'safe' ? [style.colors.dim('safe')] : safetyNote(fix, style);
  return paragraph([
    ...headline(fix, 'new', note, style),
    ...drawPatches(fix.patch, path, style),
    ...adviceLines(fix, style),
  ]);
}

/** Only why places were left alone, and what was read. */
export function prettyNotes(result: FileResult, style: Style): string {
  return page(header({ ...result, applied: [], withheld: [] }, 'old', style), verboseSections(result, style));
}

function page(head: readonly string[], sections: readonly (readonly string[])[]): string {
  const told = sections.filter((lines) => lines.length > 0);
  return told.length === 0 ? '' : [head, ...told].map(paragraph).join('');
}

function paragraph(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}

function header(result: FileResult, numbering: Numbering, { colors, glyphs }: Style): string[] {
  const counts: string[] = [];
  if (result.applied.length > 0) {
    const fixes = count(result.applied.length, 'fix', 'fixes');
    counts.push(numbering === 'new' ? `${fixes} written` : fixes);
  }
  const advice = result.withheld.filter(isAdvice).length;
  if (result.withheld.length > advice) counts.push(`${result.withheld.length - advice} not applied`);
  if (advice > 0) counts.push(`${advice} to decide`);
  const path = colors.bold(colors.underline(onOneLine(result.path)));
  return [counts.length > 0 ? `${path}  ${colors.dim(counts.join(` ${glyphs.dot} `))}` : path];
}

/** Each hunk of the patch under the fixes that made it. */
function appliedSections(result: FileResult, diff: Differ, numbering: Numbering, style: Style): string[][] {
  const [own, ...companions] = partition(result);
  const hunks = own ? parsePatch(diff(own)).hunks : [];
  const groups = groupByHunk(result.applied, hunks);
  const sections = groups.map(({ fixes, hunks: patches }) => [
    ...alike(fixes).flatMap((same) => headlines(same, numbering, style)),
    ...drawHunks(patches, numbering, style),
    ...alike(fixes).flatMap(([fix]) => adviceLines(fix, style)),
  ]);
  return [...sections, ...companions.map((change) => companionSection(change, diff, numbering, style))];
}

/** The Dockerfile's own change, if there is one, then those of companion files. */
function partition(result: FileResult): [FileChange | undefined, ...FileChange[]] {
  const own = result.changes.find((change) => change.path === result.path);
  return [own, ...result.changes.filter((change) => change !== own)];
}

interface Group {
  readonly fixes: AppliedFix[];
  readonly hunks: Hunk[];
}

/** Fixes go to the hunk that covers their line, else to the nearest; a hunk without a fix joins the one before it. */
function groupByHunk(fixes: readonly AppliedFix[], hunks: readonly Hunk[]): Group[] {
  const inOrder = fixes.toSorted((a, b) => a.line - b.line);
  if (hunks.length === 0) return inOrder.length === 0 ? [] : [{ fixes: inOrder, hunks: [] }];
  const groups: Group[] = [];
  const owners = inOrder.map((fix) => nearestHunk(fix.line, hunks));
  hunks.forEach((hunk, index) => {
    const own = inOrder.filter((_, fix) => owners[fix] === index);
    const last = groups.at(-1);
    if (own.length === 0 && last) last.hunks.push(hunk);
    else groups.push({ fixes: own, hunks: [hunk] });
  });
  return groups;
}

function nearestHunk(line: number, hunks: readonly Hunk[]): number {
  const distances = hunks.map(({ old }) => Math.max(old.start - line, line - old.end + 1, 0));
  return distances.indexOf(Math.min(...distances));
}

type OneOrMore<T> = readonly [T, ...T[]];

/** Fixes that say the same of several places, together. */
function alike(fixes: readonly AppliedFix[]): OneOrMore<AppliedFix>[] {
  const groups = new Map<string, [AppliedFix, ...AppliedFix[]]>();
  for (const fix of fixes) {
    const key = JSON.stringify([fix.transform, fix.message, fix.safety, fix.risk, fix.advice]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fix]);
    else group.push(fix);
  }
  return [...groups.values()];
}

/** The first of fixes that are alike speaks for all of them. */
function headlines([fix, ...more]: OneOrMore<AppliedFix>, numbering: Numbering, style: Style): string[] {
  const lines = headline(fix, numbering, safetyNote(fix, style), style);
  if (more.length === 0) return lines;
  const places = more.map((other) => (numbering === 'new' ? other.newLine : other.line));
  const label = places.length === 1 ? 'also in line ' : 'also in lines ';
  return [...lines, ...labelled(label, [...new Set(places)].join(', '), style, style.colors.dim)];
}

/** The mark of a fix that is applied, or would be, though it is not safe. */
function safetyNote(fix: AppliedFix, { colors }: Style): string[] {
  return fix.safety === 'safe' ? [] : [colors.yellow(fix.safety)];
}

function headline(fix: AppliedFix, numbering: Numbering, note: readonly string[], style: Style): string[] {
  const { colors, columns } = style;
  const line = numbering === 'new' ? fix.newLine : fix.line;
  const number = colors.cyan(colors.bold(String(line).padStart(INDENT.length - 2)));
  const [first = '', ...rest] = wrap(printable(fix.message), columns - INDENT.length);
  const bold = (text: string): string => colors.bold(text);
  return [
    `${number}  ${bold(first)}`,
    ...rest.map((text) => `${INDENT}${bold(text)}`),
    `${INDENT}${[colors.dim(fix.transform), ...note].join(colors.dim(` ${style.glyphs.dot} `))}`,
    ...(fix.risk === undefined ? [] : labelled('risk: ', printable(fix.risk), style, colors.yellow)),
    ...becauseLines(fix, style),
  ];
}

function becauseLines(fix: AppliedFix, style: Style): string[] {
  return fix.because.flatMap((evidence, index) => {
    const place = evidence.file ?? placeOf(evidence);
    const text = place === undefined ? evidence.text : `${place}: ${evidence.text}`;
    return labelled(index === 0 ? 'because ' : '        ', printable(text), style, style.colors.dim);
  });
}

function placeOf({ line, log }: AppliedFix['because'][number]): string | undefined {
  if (log !== undefined) return log > 0 ? `line ${log} of the log` : 'the log';
  return line === undefined ? undefined : `line ${line}`;
}

function labelled(label: string, text: string, style: Style, paint: (text: string) => string): string[] {
  const lines = wrap(text, style.columns - INDENT.length - label.length);
  return lines.map(
    (line, index) => `${INDENT}${paint((index === 0 ? label : ' '.repeat(label.length)) + line)}`,
  );
}

/** Advice may hold a command to copy: it is never folded. */
function adviceLines(fix: AppliedFix, { colors, glyphs }: Style): string[] {
  if (fix.advice === undefined) return [];
  const [first = '', ...rest] = printable(fix.advice).split('\n');
  const hanging = ' '.repeat(glyphs.arrow.length + 1);
  return [
    '',
    `${INDENT}${colors.cyan(`${glyphs.arrow} ${colors.bold(first)}`)}`,
    ...rest.map((line) => `${INDENT}${hanging}${colors.cyan(colors.bold(line))}`),
  ];
}

function drawHunks(hunks: readonly Hunk[], numbering: Numbering, style: Style): string[] {
  return hunks.flatMap((hunk) => ['', ...drawHunk(hunk, numbering, INDENT, style)]);
}

function companionSection(change: FileChange, diff: Differ, numbering: Numbering, style: Style): string[] {
  const { hunks } = parsePatch(diff(change));
  return companionPatch({ name: change.path, created: change.before === undefined, hunks }, numbering, style);
}

function companionPatch({ name, created, hunks }: Patch, numbering: Numbering, style: Style): string[] {
  const what = created ? 'new file' : 'changed with it';
  const title = `${INDENT}${style.colors.bold(onOneLine(name))}  ${style.colors.dim(what)}`;
  return [title, ...drawHunks(hunks, numbering, style)];
}

/** What one fix would change: in the Dockerfile, and in companion files by their names. */
function drawPatches(diffs: string, path: string, style: Style): string[] {
  return parsePatches(diffs).flatMap((patch) =>
    patch.name === nameInPatch(path)
      ? drawHunks(patch.hunks, 'old', style)
      : ['', ...companionPatch(patch, 'old', style)],
  );
}

function withheldSection(fix: WithheldFix, path: string, numbering: Numbering, style: Style): string[] {
  const { colors } = style;
  const note = colors.yellow(
    isAdvice(fix) ? 'no patch: for you to decide' : `${fix.safety}, not applied: ${howToGet(fix)}`,
  );
  return [
    ...headline(fix, numbering, [note], style),
    // The patch is one on the text with all other fixes in it, so its old lines are lines of that new text.
    ...drawPatches(fix.patch, path, style),
    ...adviceLines(fix, style),
  ];
}

function howToGet(fix: WithheldFix): string {
  const named = `--only ${fix.transform}`;
  return fix.safety === 'manual' ? named : `--unsafe, or ${named}`;
}

function verboseSections(result: FileResult, style: Style): string[][] {
  const { colors } = style;
  const left = result.leftAlone.flatMap(({ line, transform, reason }) => {
    const number = colors.dim(String(line).padStart(INDENT.length - 2));
    const [first = '', ...rest] = wrap(`left alone: ${printable(reason)}`, style.columns - INDENT.length);
    return [`${number}  ${first}`, ...rest.map((text) => INDENT + text), `${INDENT}${colors.dim(transform)}`];
  });
  const reads = [...result.reads].map(([path, what]) => {
    const known =
      what === 'absent' ? 'not there' : what === 'file' || what === 'directory' ? 'is there' : 'read';
    return `${INDENT}${colors.dim(`${known.padEnd('not there'.length)}  ${onOneLine(path)}`)}`;
  });
  return [left, reads.length > 0 ? [`${INDENT}files asked about:`, ...reads] : []];
}
