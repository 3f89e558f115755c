import type { Build } from './build/build.ts';
import type { Dockerfile, Instruction } from './dockerfile/types.ts';
import { lostComments } from './engine/comments.ts';
import { imageMeaning, meaning } from './engine/meaning.ts';
import { editedRegions } from './engine/regions.ts';
import type { Region } from './engine/regions.ts';
import { runShell } from './engine/run-shell.ts';
import type { TextEdit } from './engine/text-edits.ts';
import type { Effect } from './fix.ts';

/** What the guard has to know of a fix. */
export interface GuardedChange {
  readonly effect: Effect;
  /** Its edits in the Dockerfile: sorted, and apart from those of other changes. */
  readonly edits: readonly TextEdit[];
  readonly deletesComment: boolean;
}

/**
 * What must hold after a pass: one sentence for each thing that does not, none where all is well.
 * `after` is what the edits of all `changes` make of `before`.
 */
export function guard(before: Build, after: Build, changes: readonly GuardedChange[]): string[] {
  const problems = [
    ...newProblems(before.dockerfile, after.dockerfile),
    ...unmended(before.dockerfile, after.dockerfile, changes.length),
  ];
  if (problems.length > 0) return problems;
  const edits = changes.flatMap((change) => change.edits.map((edit) => ({ ...edit, effect: change.effect })));
  const regions = editedRegions(before.dockerfile, after.dockerfile, edits);
  return [
    ...guardText(before.dockerfile.text, after.dockerfile.text),
    ...directives(before.dockerfile, after.dockerfile),
    ...comments(before.dockerfile, after.dockerfile, changes),
    ...regions.flatMap((region) => regionHolds(before, after, region)),
  ];
}

/** Byte order mark, line breaks and the end of the file stay as they are. */
export function guardText(before: string, after: string): string[] {
  const broken: string[] = [];
  if (before.startsWith('\uFEFF') !== after.startsWith('\uFEFF')) broken.push('the byte order mark changed');
  if (after.lastIndexOf('\uFEFF') > 0 && before.lastIndexOf('\uFEFF') <= 0)
    broken.push('a byte order mark stands within the text');
  if (before !== '' && before.endsWith('\n') !== after.endsWith('\n'))
    broken.push('the final line break changed');
  for (const kind of lineBreaks(after)) {
    if (before.includes('\n') && !lineBreaks(before).has(kind))
      broken.push(`the file has no ${kind} line breaks`);
  }
  return broken;
}

function lineBreaks(text: string): ReadonlySet<'CRLF' | 'LF'> {
  const kinds = new Set<'CRLF' | 'LF'>();
  if (text.includes('\r\n')) kinds.add('CRLF');
  if (/(?<!\r)\n/.test(text)) kinds.add('LF');
  return kinds;
}

function newProblems(before: Dockerfile, after: Dockerfile): string[] {
  const known = before.problems.map(({ message }) => message);
  return after.problems
    .filter(({ message }) => !known.includes(message))
    .map(({ message, range }) => `line ${after.position(range.start).line} no longer parses: ${message}`);
}

/** In a file that BuildKit refuses every change is there to mend something. */
function unmended(before: Dockerfile, after: Dockerfile, changes: number): string[] {
  const mended = before.problems.length - after.problems.length;
  return before.problems.length === 0 || mended >= changes
    ? []
    : ['not every fix mends a problem of the file'];
}

/** New ones are fine, but not one that changes how the rest is read. */
function directives(before: Dockerfile, after: Dockerfile): string[] {
  const broken = before.directives
    .filter(
      ({ name, value }) => !after.directives.some((other) => other.name === name && other.value === value),
    )
    .map(({ name }) => `the directive ${name} changed or is no longer at the top`);
  if (before.escape !== after.escape) broken.push('the continuation character changed');
  return broken;
}

function comments(before: Dockerfile, after: Dockerfile, changes: readonly GuardedChange[]): string[] {
  if (changes.some(({ deletesComment }) => deletesComment)) return [];
  return lostComments(before, after).map((text) => `a comment is lost: ${text}`);
}

/** Neither breaks what no fix edits, nor does more than the fixes say. */
function regionHolds(before: Build, after: Build, region: Region): string[] {
  return [
    ...region.unedited.map((instruction) => `${place(before, instruction)} changed though no fix edits it`),
    ...effectHolds(before, after, region),
    ...formHolds(before, region),
    ...shellParses(before, after, region),
  ];
}

/** An exec form that an edit spoils is read as shell text, brackets and all. */
function formHolds(before: Build, { before: old, after: now }: Region): string[] {
  if (old.length !== now.length) return [];
  const spoilt = old.find(
    ({ json }, index) => json !== undefined && now[index]?.json === undefined && opensList(now[index]),
  );
  return spoilt === undefined ? [] : [`${place(before, spoilt)} is no longer an exec form`];
}

function opensList(instruction: Instruction | undefined): boolean {
  return instruction?.words[0]?.raw.startsWith('[') === true;
}

function effectHolds(before: Build, after: Build, region: Region): string[] {
  if (region.effect === 'image') return [];
  const compared = region.effect === 'build' ? imageMeaning : meaning;
  const old = region.before.map((instruction) => compared(before.dockerfile, instruction));
  const now = region.after.map((instruction) => compared(after.dockerfile, instruction));
  if (JSON.stringify(old.filter(isSome)) === JSON.stringify(now.filter(isSome))) return [];
  const first = region.before[0] ?? region.after[0];
  const where = first === undefined ? 'a line' : place(region.before[0] === first ? before : after, first);
  return [`${where} changed more than the effect ${region.effect} allows`];
}

/** A RUN that could be read must still be readable; one that could not be may stay so. */
function shellParses(before: Build, after: Build, region: Region): string[] {
  const opaqueBefore = region.before.filter((instruction) => runShell(before, instruction)?.known === false);
  const opaque = region.after.flatMap((instruction) => {
    const shell = runShell(after, instruction);
    return shell?.known === false ? [{ instruction, reason: shell.reason }] : [];
  });
  if (opaque.length <= opaqueBefore.length) return [];
  return opaque.map(
    ({ instruction, reason }) => `${place(after, instruction)} can no longer be read: ${reason}`,
  );
}

function place({ dockerfile }: Build, { keyword, range }: Instruction): string {
  return `${keyword} in line ${dockerfile.position(range.start).line}`;
}

function isSome(value: string | undefined): value is string {
  return value !== undefined;
}
