import type { AppliedFix, FileResult } from '../result.ts';
import { holds, verdictOf } from '../verification.ts';
import type { Dropped, Trial, Verification } from '../verification.ts';
import type { Round, Verified } from '../verified.ts';
import { logText } from './log.ts';
import { prettyFile } from './pretty.ts';
import type { Differ } from './pretty.ts';
import type { Style } from './style.ts';
import { count, onOneLine, printable, wrap } from './text.ts';

/** Lines of a log that are shown of what failed. */
const TAIL = 12;

/** What an engine said of one Dockerfile, step by step, for people to read. Ends with a blank line. */
export function verifiedText(verified: Verified, diff: Differ, verbose: boolean, style: Style): string {
  const { colors } = style;
  const { path, before, rounds } = verified;
  const several = rounds.length > 1;
  const fixes = rounds.flatMap(({ result }): readonly AppliedFix[] => result.applied).length;
  return [
    `${colors.bold(colors.underline(onOneLine(path)))}\n`,
    line('before', told(before), style),
    ...lastWithheld(rounds).map((round, index) =>
      roundText(round, several ? index + 1 : undefined, diff, verbose, style),
    ),
    ...outcome(verified, fixes, style),
    '\n',
  ].join('');
}

/** The same for a report, in which the fixes of all rounds are told together. Ends with a blank line. */
export function verificationText(
  verification: Verification,
  { path, applied }: FileResult,
  style: Style,
): string {
  const { colors } = style;
  const { before, after, engine } = verification;
  return [
    `${colors.bold(colors.underline(onOneLine(path)))}${engine === undefined ? '' : `  ${colors.dim(printable(`verified with ${engine}`))}`}\n`,
    line('before', told(before), style),
    line('after', told(after), style),
    ...outcome(verification, applied.length, style),
    '\n',
  ].join('');
}

type Outcome = Pick<Verification, 'before' | 'after' | 'dropped' | 'differences'>;

function outcome(seen: Outcome, fixes: number, style: Style): string[] {
  const { before, after, dropped, differences } = seen;
  return [
    ...(dropped === undefined ? [] : [droppedText(dropped, style)]),
    ...(after.failure === undefined ? [] : [logTail(after.log, style)]),
    verdictText(seen, fixes, style),
    ...(differences === undefined || differences.length === 0 ? [] : [listed(differences, style)]),
    ...(fixes === 0 ? [] : [comparison(before, after, style)]),
  ];
}

/** What is not applied is offered in every round: it is told once. */
function lastWithheld(rounds: readonly Round[]): readonly Round[] {
  const last = rounds.at(-1);
  return rounds.map((round) =>
    round === last ? round : { ...round, result: { ...round.result, withheld: [] } },
  );
}

function roundText(
  { result, after }: Round,
  number: number | undefined,
  diff: Differ,
  verbose: boolean,
  style: Style,
): string {
  const title = number === undefined ? '' : `\n${style.colors.bold(`round ${String(number)}`)}\n`;
  const log = result.log === undefined ? '' : `\n${logText(result.path, result.log, style).trimEnd()}\n`;
  const fixes = prettyFile(result, diff, { numbering: 'old', verbose }, style);
  const outcome = after === undefined ? '' : line('after', told(after), style);
  return `${title}${log}${fixes === '' ? '' : `\n${fixes.trimEnd()}\n\n`}${outcome}`;
}

/** What an engine said, by its parts, each in one line of text without colours. */
export function verifiedRows(
  seen: Verification,
  fixes: number,
): readonly (readonly [what: string, text: string])[] {
  const { before, after, engine, dropped, differences = [] } = seen;
  const image = fixes === 0 ? undefined : imageText(before, after);
  return [
    ['result', verdict(seen, fixes)],
    ['before', told(before)],
    ['after', told(after)],
    ...(dropped === undefined ? [] : [['not kept', droppedWords(dropped)] as const]),
    ...(image === undefined ? [] : [['image', image] as const]),
    ...differences.map((text) => ['differs', text] as const),
    ...(engine === undefined ? [] : [['engine', engine] as const]),
  ];
}

/** `a, b: with it the build fails` */
export function droppedWords({ transforms, failure }: Dropped): string {
  const why = failure === undefined ? 'the image does not work with it either' : `with it ${failure.what}`;
  return `${transforms.join(', ')}: ${why}`;
}

/** `it builds (3.2 s); it starts and stays up; port 8080 answers` */
export function told({ image, seconds, checks, unasked, failure }: Trial): string {
  const time = `${seconds.toFixed(1)} s`;
  if (image === undefined) return `${failure ?? 'the build fails'} (${time})`;
  return [`it builds (${time})`, ...checks.map(({ what }) => what), ...unasked].join('; ');
}

function line(label: string, text: string, { colors, columns }: Style): string {
  const lines = wrap(printable(text), columns - 10);
  return lines
    .map((part, index) => `  ${colors.dim((index === 0 ? label : '').padEnd(8))}${part}\n`)
    .join('');
}

function droppedText({ transforms, failure }: Dropped, style: Style): string {
  const { colors, glyphs } = style;
  const names = transforms.join(', ');
  if (failure === undefined)
    return `  ${colors.yellow(`${glyphs.cross} not kept: ${names}`)}: the image does not work with it either\n`;
  return `  ${colors.yellow(`${glyphs.cross} not kept: ${names}`)}: with it ${printable(failure.what)}\n${logTail(failure.log, style)}`;
}

function logTail(log: string, { colors, glyphs }: Style): string {
  const lines = log.trimEnd().split('\n').slice(-TAIL);
  if (lines.length === 1 && lines[0] === '') return '';
  return lines.map((text) => `  ${colors.dim(`${glyphs.bar} ${printable(text)}`)}\n`).join('');
}

function listed(lines: readonly string[], { colors }: Style): string {
  return lines.map((text) => `      ${colors.dim(printable(text))}\n`).join('');
}

function verdictText(seen: Outcome, fixes: number, { colors, glyphs }: Style): string {
  const text = verdict(seen, fixes);
  if (seen.after.failure !== undefined) return `  ${colors.red(`${glyphs.cross} ${text}`)}\n`;
  return `  ${holds(seen) ? colors.green(`${glyphs.tick} ${text}`) : colors.yellow(`${glyphs.tick} ${text}`)}\n`;
}

/** What an image and its fixes came to, in a few words. */
export function verdict(seen: Outcome, fixes: number): string {
  const { after, differences } = seen;
  const works = after.checks.length === 0 ? 'builds' : 'builds and runs';
  switch (verdictOf(seen)) {
    case 'worse':
      return `was fine, now ${after.failure ?? ''}`;
    case 'broken':
      return `was broken, and still is: ${after.failure ?? ''}`;
    case 'repaired':
      return `was broken, now it ${works}`;
    case 'fine':
      if (fixes === 0) return `it ${works}`;
      if (differences === undefined) return 'was fine, and still is';
      return differences.length === 0
        ? 'was fine, and still is: the same image'
        : 'was fine, and still is, but the images differ though no fix should change them';
  }
}

function comparison(before: Trial, after: Trial, style: Style): string {
  const text = imageText(before, after);
  return text === undefined ? '' : line('image', text, style);
}

/** Size and layers, and how they differ from before; undefined where there is no image. */
export function imageText(before: Trial, after: Trial): string | undefined {
  if (after.image === undefined) return undefined;
  const { size, layers } = after.image;
  const was = before.image;
  const parts = [
    ...(size === undefined
      ? []
      : [`${megabytes(size)}${was?.size === undefined ? '' : change(was.size, size)}`]),
    was === undefined || was.layers === layers
      ? count(layers, 'layer')
      : `${count(layers, 'layer')} (${String(was.layers)} before)`,
  ];
  return parts.join(', ');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function change(before: number, after: number): string {
  if (before === after) return ' as before';
  return ` (${after > before ? '+' : '−'}${megabytes(Math.abs(after - before))})`;
}

/** What a verification came to. */
export interface VerifyTally {
  readonly repaired: number;
  readonly fine: number;
  readonly broken: number;
  readonly dropped: number;
}

export function verifySummary({ repaired, fine, broken, dropped }: VerifyTally, style: Style): string {
  const { colors } = style;
  const parts = [
    ...(repaired > 0 ? [colors.green(`${String(repaired)} repaired`)] : []),
    ...(fine > 0 ? [`${String(fine)} fine`] : []),
    ...(broken > 0 ? [colors.red(`${String(broken)} still broken`)] : []),
    ...(dropped > 0 ? [colors.yellow(`fixes not kept in ${String(dropped)}`)] : []),
  ];
  const files = repaired + fine + broken;
  return `${count(files, 'image')} verified: ${parts.length === 0 ? 'nothing to do' : parts.join(', ')}\n`;
}
