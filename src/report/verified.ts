import type { AppliedFix } from '../result.ts';
import { holds } from '../verified.ts';
import type { Attempt, Dropped, Round, Verified } from '../verified.ts';
import { logText } from './log.ts';
import { prettyFile } from './pretty.ts';
import type { Differ } from './pretty.ts';
import type { Style } from './style.ts';
import { count, printable, wrap } from './text.ts';

/** Lines of a log that are shown of what failed. */
const TAIL = 12;

/** What an engine said of one Dockerfile, step by step, for people to read. Ends with a blank line. */
export function verifiedText(verified: Verified, diff: Differ, verbose: boolean, style: Style): string {
  const { colors } = style;
  const { path, before, rounds, after, dropped, differences } = verified;
  const several = rounds.length > 1;
  return [
    `${colors.bold(colors.underline(printable(path)))}\n`,
    line('before', told(before), style),
    ...lastWithheld(rounds).map((round, index) =>
      roundText(round, several ? index + 1 : undefined, diff, verbose, style),
    ),
    ...(dropped === undefined ? [] : [droppedText(dropped, style)]),
    ...(after.failure === undefined ? [] : [logTail(after.log, style)]),
    verdictText(verified, style),
    ...(differences === undefined || differences.length === 0 ? [] : [listed(differences, style)]),
    ...(after === before ? [] : [comparison(before, after, style)]),
    '\n',
  ].join('');
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

/** `it builds (3.2 s); it starts and stays up; port 8080 answers` */
function told({ image, seconds, checks, failure }: Attempt): string {
  const time = `${seconds.toFixed(1)} s`;
  if (image === undefined) return `${failure ?? 'the build fails'} (${time})`;
  return [`it builds (${time})`, ...checks.map(({ what }) => what)].join('; ');
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

function verdictText(verified: Verified, { colors, glyphs }: Style): string {
  const text = verdict(verified);
  if (verified.after.failure !== undefined) return `  ${colors.red(`${glyphs.cross} ${text}`)}\n`;
  return `  ${holds(verified) ? colors.green(`${glyphs.tick} ${text}`) : colors.yellow(`${glyphs.tick} ${text}`)}\n`;
}

function verdict({ before, after, rounds, differences }: Verified): string {
  const works = manner(after);
  const fixes = rounds.flatMap(({ result }): readonly AppliedFix[] => result.applied).length;
  if (after.failure !== undefined)
    return before.failure === undefined
      ? `was fine, now ${after.failure}`
      : `was broken, and still is: ${after.failure}`;
  if (before.failure !== undefined) return `was broken, now it ${works}`;
  if (fixes === 0) return `it ${works}`;
  if (differences === undefined) return `was fine, and still is`;
  return differences.length === 0
    ? `was fine, and still is: the same image`
    : `was fine, and still is, but the images differ though no fix should change them`;
}

function manner({ checks }: Attempt): string {
  return checks.length === 0 ? 'builds' : 'builds and runs';
}

function comparison(before: Attempt, after: Attempt, style: Style): string {
  if (after.image === undefined) return '';
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
  return line('image', parts.join(', '), style);
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
