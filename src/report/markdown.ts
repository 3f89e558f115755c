import type { AppliedFix, FileResult, WithheldFix } from '../result.ts';
import type { NamedTransform } from '../transform.ts';
import type { Verification } from '../verification.ts';
import { placed } from './finding.ts';
import { EMPTY_TALLY, tally } from './summary.ts';
import type { Tally } from './summary.ts';
import { capital, count, printable } from './text.ts';
import { droppedWords, imageText, told, verdict } from './verified.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

/** GitHub takes at most 65,536 characters as the body of a pull request. */
const MOST_CHARACTERS = 60_000;

/** So many places of one transform are told; the rest is counted. */
const MOST_PLACES = 20;

/** The body of a pull request: what changes and why, what it rests on, what it risks, and what is left to people. */
export function markdownReport(write: Write, { mode, transforms }: RunFacts): ReportWriter {
  const applied = new Map<string, Place[]>();
  const withheld = new Map<string, Place[]>();
  const troubles: string[] = [];
  const verified: VerifiedFile[] = [];
  let sum = EMPTY_TALLY;
  return {
    file(result) {
      sum = tally(sum, result);
      if (result.verified !== undefined)
        verified.push({ path: result.path, fixes: result.applied.length, seen: result.verified });
      collect(applied, result, result.applied);
      collect(withheld, result, result.withheld);
      troubles.push(...troubleLines(result));
    },
    failed({ path, line, message }) {
      sum = tally(sum, undefined);
      troubles.push(`- ${placeText(path, line)}: ${prose(message)}`);
    },
    finish() {
      const known = new Map(transforms.map((transform) => [transform.id, transform]));
      const told = (title: string, places: ReadonlyMap<string, Place[]>): string[] =>
        places.size === 0
          ? []
          : [`## ${title}\n`, ...inOrder(places).map(([id, all]) => section(id, known.get(id), all, mode))];
      const parts = [
        summaryText(sum, mode),
        ...(verified.length === 0 ? [] : [verifiedSection(verified)]),
        ...told(mode === 'write' ? 'What changed' : 'What would change', applied),
        ...told('Found, and left to you', withheld),
        ...(troubles.length === 0 ? [] : ['## Trouble\n', `${troubles.join('\n')}\n`]),
      ];
      write(bounded(parts));
    },
  };
}

interface VerifiedFile {
  readonly path: string;
  readonly fixes: number;
  readonly seen: Verification;
}

/** A row for each image, and the end of each log that tells why something is not as it should be. */
function verifiedSection(files: readonly VerifiedFile[]): string {
  const rows = files.map(({ path, fixes, seen }) => {
    const cells = [verdict(seen, fixes), told(seen.before), told(seen.after)];
    return `| ${code(path)} | ${[...cells, imageText(seen.before, seen.after) ?? ''].map(prose).join(' | ')} |`;
  });
  const engines = [...new Set(files.flatMap(({ seen }) => seen.engine ?? []))];
  return [
    '## Built and run\n',
    ...(engines.length === 0 ? [] : [`With ${engines.map(prose).join(', ')}.\n`]),
    '| image | result | before | after | size and layers |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...files.flatMap(({ path, seen: { after, dropped } }) => [
      ...(dropped === undefined
        ? []
        : [`- ${code(path)}: not kept: ${prose(droppedWords(dropped))}`, ...logLines(dropped.failure?.log)]),
      ...(after.failure === undefined
        ? []
        : [`- ${code(path)}: ${prose(after.failure)}`, ...logLines(after.log)]),
    ]),
    '',
  ].join('\n');
}

/** Lines of a log that a reader is shown; all of them are in the JSON report. */
const MOST_LOG_LINES = 12;

function logLines(log = ''): string[] {
  if (log === '') return [];
  const lines = printable(log).split('\n').slice(-MOST_LOG_LINES);
  const longest = lines.reduce((most, line) => Math.max(most, longestFence(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return ['', `  ${fence}text`, ...lines.map((line) => `  ${line}`), `  ${fence}`, ''];
}

interface Place {
  readonly path: string;
  readonly fix: AppliedFix | WithheldFix;
}

function collect(into: Map<string, Place[]>, { path }: FileResult, fixes: readonly AppliedFix[]): void {
  for (const fix of fixes) {
    const places = into.get(fix.transform) ?? [];
    into.set(fix.transform, places);
    places.push({ path, fix });
  }
}

const KINDS: readonly string[] = ['repair', 'improve', 'style'];

/** Repairs first, then what stands in most places. */
function inOrder(places: ReadonlyMap<string, readonly Place[]>): (readonly [string, readonly Place[]])[] {
  const rank = (all: readonly Place[]): number => KINDS.indexOf(all[0]?.fix.kind ?? '');
  return [...places].toSorted(
    ([idA, a], [idB, b]) => rank(a) - rank(b) || b.length - a.length || (idA < idB ? -1 : 1),
  );
}

function summaryText(sum: Tally, mode: RunFacts['mode']): string {
  const fixes = `${count(sum.fixes, 'fix', 'fixes')} in ${count(sum.changed, 'file')}`;
  const rows = [
    ['Files looked at', sum.files],
    [mode === 'write' ? 'Files changed' : 'Files that would change', sum.changed],
    ['Fixes', sum.fixes],
    ['of them not safe', sum.unsafe],
    ['Found, not applied', sum.withheldUnsafe + sum.withheldManual],
    ['For you to decide', sum.advice],
    ['Files with trouble', sum.trouble],
  ] as const;
  const shown = rows.filter(([, number], index) => index < 3 || number > 0);
  const title = sum.changed === 0 ? 'Dockerfiles: nothing to change' : `Dockerfiles: ${fixes}`;
  return `# ${title}\n\n| | |\n| --- | ---: |\n${shown.map(([what, number]) => `| ${what} | ${number} |`).join('\n')}\n`;
}

function section(
  id: string,
  transform: NamedTransform | undefined,
  places: readonly Place[],
  mode: RunFacts['mode'],
): string {
  const shown = places.slice(0, MOST_PLACES);
  const rest = places.length - shown.length;
  const first = places[0]?.fix;
  const risks = [...new Set(places.flatMap(({ fix }) => fix.risk ?? []))];
  return [
    `### ${transform === undefined ? id : capital(transform.summary)}\n`,
    `${code(id)} · ${first?.kind ?? ''} · ${first?.safety ?? ''}\n`,
    ...shown.map((place) => placeLines(place, mode)),
    ...(rest > 0 ? [`- and in ${count(rest, 'more place')}`] : []),
    ...risks.map((risk) => `\n**Risk:** ${prose(risk)}`),
    ...(transform === undefined
      ? []
      : [`\n<details><summary>Why</summary>\n\n${transform.why.trim()}\n\n</details>`]),
    '',
  ].join('\n');
}

function placeLines({ path, fix }: Place, mode: RunFacts['mode']): string {
  const line = mode === 'write' ? fix.newLine : fix.line;
  return [
    `- ${placeText(path, line)}: ${prose(fix.message)}`,
    ...fix.because.map((evidence) => `  - because ${prose(placed(evidence))}`),
    ...(fix.advice === undefined ? [] : [`  - [ ] ${prose(fix.advice)}`]),
  ].join('\n');
}

function troubleLines({ path, problems, bugs }: FileResult): string[] {
  return [
    ...problems.map(({ line, message }) => `- ${placeText(path, line)}: ${prose(message)}`),
    ...bugs.map(
      ({ transform, message }) =>
        `- ${placeText(path, undefined)}: dffix failed${transform === undefined ? '' : ` at ${transform}`}: ${prose(message)}`,
    ),
  ];
}

function placeText(path: string, line: number | undefined): string {
  return code(line === undefined ? path : `${path}:${line}`);
}

/** Text in which nothing is markup, on one line. A mention of a person or an issue stays one of neither. */
function prose(text: string): string {
  return printable(text)
    .replaceAll(/(?<!\s)\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}

/** A code span around any text: its fence is longer than every row of backquotes in it. */
function code(text: string): string {
  const inner = printable(text).replaceAll('\n', ' ');
  const longest = longestFence(inner);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${inner}${fence}` : `${fence} ${inner} ${fence}`;
}

function longestFence(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, row) => Math.max(most, row.length), 0);
}

/** As many of the parts as a pull request takes, and a word on the rest. */
function bounded(parts: readonly string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > MOST_CHARACTERS)
      return `${text}\nThere is more than fits here: ${count(parts.length - index, 'section')} left out.\n`;
    text += `${index === 0 ? '' : '\n'}${part}`;
  }
  return text;
}
