import { createHash } from 'node:crypto';
import { unifiedDiff } from '../diff.ts';
import type { AppliedFix, FileResult, WithheldFix } from '../result.ts';
import { holds } from '../verification.ts';
import type { Verification } from '../verification.ts';
import { placed } from './finding.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { parsePatch } from './patch.ts';
import { declared } from './record.ts';
import { EMPTY_TALLY, tally } from './summary.ts';
import { printable } from './text.ts';
import { verifiedRows } from './verified.ts';
import type { Failure, ReportWriter, RunFacts, Write } from './writer.ts';

/** Patches longer than this are left out; so are all that come once a report holds so many characters of them. */
const MOST_OF_A_PATCH = 60_000;
const MOST_OF_ALL_PATCHES = 40_000_000;

/** So many places that were left alone are told of a file; the rest is counted. */
const MOST_LEFT_ALONE = 20;

/** One page that needs nothing but itself: charts, a list of files to search, their diffs side by side, explanations. */
export function htmlReport(write: Write, facts: RunFacts): ReportWriter {
  const named = new Set<string>();
  const room = { left: MOST_OF_ALL_PATCHES };
  let sum = EMPTY_TALLY;
  write(HEAD);
  return {
    file(result) {
      sum = tally(sum, result);
      for (const fix of [...result.applied, ...result.withheld]) named.add(fix.transform);
      write(`${embedded(pageFile(result, facts.mode, room))}\n`);
    },
    failed(failure) {
      sum = tally(sum, undefined);
      write(`${embedded(failedFile(failure))}\n`);
    },
    finish() {
      const transforms = declared(facts.transforms, named);
      const { mode, version } = facts;
      const run = embedded({ version, mode, summary: sum, transforms });
      write(
        `</script>\n<script type="application/json" id="run">${run}</script>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`,
      );
    },
  };
}

/** JSON that can stand in a script element: no text of a file ends it. */
function embedded(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? printable(part) : part,
  ).replaceAll('<', '\\u003c');
}

interface Room {
  left: number;
}

function pageFile(result: FileResult, mode: RunFacts['mode'], room: Room): object {
  const { path, changes, applied, withheld, leftAlone, problems, warnings = [], bugs } = result;
  const troubles = [
    ...problems,
    ...bugs.map(({ transform, message }) => ({
      message: `dffix failed${transform === undefined ? '' : ` at ${transform}`}: ${message}`,
    })),
  ];
  return {
    path,
    status: statusOf(result),
    ...(result.verified === undefined ? {} : { verified: pageVerification(result.verified, applied.length) }),
    troubles: [...troubles, ...warnings],
    fixes: [
      ...applied.map((fix) => ({ ...pageFix(fix, mode), applied: true })),
      ...withheld.map((fix) => ({ ...pageFix(fix, mode), applied: false, ...patchOf(fix, room) })),
    ],
    changes: changes.map((change) => ({ path: change.path, ...pagePatch(unifiedDiff(change), room) })),
    alone: leftAlone
      .slice(0, MOST_LEFT_ALONE)
      .map(({ transform, line, reason }) => ({ id: transform, line, reason })),
    moreAlone: Math.max(leftAlone.length - MOST_LEFT_ALONE, 0),
  };
}

function pageVerification(seen: Verification, fixes: number): object {
  const { after, dropped } = seen;
  return {
    good: holds(seen),
    works: after.failure === undefined,
    rows: verifiedRows(seen, fixes),
    log: after.failure === undefined ? (dropped?.failure?.log ?? '') : after.log,
  };
}

function statusOf({ status, problems, bugs, changes, withheld, verified }: FileResult): string {
  if (verified?.after.failure !== undefined) return 'trouble';
  if (problems.length + bugs.length > 0 || status === 'problem' || status === 'bug') return 'trouble';
  if (changes.length > 0) return 'change';
  return withheld.length > 0 ? 'told' : 'fine';
}

function failedFile({ path, line, message, bug }: Failure): object {
  const text = bug ? `dffix failed: ${message}` : message;
  const nothing = { fixes: [], changes: [], alone: [], moreAlone: 0 };
  return { path, status: 'trouble', troubles: [{ line, message: text }], ...nothing };
}

function pageFix(fix: AppliedFix, mode: RunFacts['mode']): object {
  const { transform, kind, safety, message, risk, advice, line, newLine, because } = fix;
  return {
    id: transform,
    kind,
    safety,
    message,
    risk,
    advice,
    line: mode === 'write' ? newLine : line,
    because: because.map(placed),
  };
}

function patchOf({ patch }: WithheldFix, room: Room): object {
  return patch === '' ? {} : { patch: pagePatch(patch, room) };
}

function pagePatch(diff: string, room: Room): object {
  if (diff.length > MOST_OF_A_PATCH || diff.length > room.left) return { long: true, hunks: [] };
  room.left -= diff.length;
  const { hunks, created } = parsePatch(diff);
  return {
    created,
    hunks: hunks.map(({ lines, old }) => ({
      old: old.start,
      now: lines.find((line) => line.new !== undefined)?.new ?? old.start,
      lines: lines.map(({ sign, text }) => sign + text),
    })),
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is fetched from anywhere, and nothing runs but the one script. */
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}`;

const HEAD = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>dffix report</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Dockerfiles</h1><span class="dim">a report of dffix</span><button id="theme" class="push">Dark or light</button></header>
<section id="charts" class="grid" aria-label="Summary"></section>
<div class="tools">
<input id="search" type="search" placeholder="Search paths, transforms and messages" aria-label="Search">
<select id="status" aria-label="State"><option value="">every state</option><option value="change">changes</option><option value="told">only found, not applied</option><option value="trouble">trouble</option><option value="fine">fine</option></select>
<select id="transform" aria-label="Transform"><option value="">every transform</option></select>
<select id="safety" aria-label="Safety"><option value="">every safety</option><option>safe</option><option>unsafe</option><option>manual</option></select>
<span id="found" class="dim" role="status"></span>
</div>
<main>
<div id="list" role="listbox" tabindex="0" aria-label="Files"><div id="room"></div><div id="rows"></div></div>
<article id="detail" aria-label="File"></article>
</main>
<section id="explained" class="card explained"><h2>What the transforms do</h2></section>
<noscript><p>This page needs JavaScript, which it brings itself.</p></noscript>
<script type="application/x-ndjson" id="files">
`;
