/**
 * Runs every transform over a corpus of real Dockerfiles and checks the promises on each file: no crash, still parses,
 * comments, directives and line endings kept, nothing to do on the second run. Then each changed file is searched for
 * harm, kind by kind, by a reader that knows nothing of dffix: every count must be zero.
 *
 *   npm run corpus                     all of it, safe fixes and then unsafe ones too
 *   npm run corpus -- --sample 50      prints that many diffs, drawn evenly from the transforms
 *   npm run corpus -- --only ID        runs one transform and prints all its diffs
 *   npm run corpus -- --part wild      one part of the corpus
 *   npm run corpus -- --every 10       one Dockerfile in ten
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { unifiedDiff } from '../src/diff.ts';
import { loadTransforms } from '../src/registry.ts';
import { Repairer } from '../src/repair.ts';
import type { FileResult } from '../src/result.ts';
import { select, type Selection } from '../src/selection.ts';
import { decodeText } from '../src/text.ts';
import { corpusFiles, hasCorpus, isDockerfile, type CorpusName } from '../__tests__/support/corpus.ts';
import { HARMS, harms, shellHarms } from '../__tests__/support/harm.ts';
import type { Changed, Harm } from '../__tests__/support/harm.ts';

const PARTS: readonly CorpusName[] = ['gold', 'wild', 'monorepo', 'shipwright'];

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    only: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    every: { type: 'string', default: '1' },
  },
});

interface Tally {
  files: number;
  unreadable: number;
  problems: number;
  changed: number;
  leftAlone: number;
  readonly violations: string[];
  /** Texts of the Dockerfiles that changed. */
  readonly texts: Changed[];
  readonly hits: Map<string, { files: number; fixes: number; withheld: number }>;
}

/** A Dockerfile of the corpus, unpacked with the files around it. */
interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
}

if (!hasCorpus) {
  console.log('corpus: left out, there is no corpus of Dockerfiles beside this checkout');
} else {
  const directory = mkdtempSync(join(tmpdir(), 'dffix-corpus-'));
  try {
    const entries = unpack(directory);
    const selection = select(await loadTransforms(), options.only ?? [], []);
    const diffs = new Map<string, string[]>();
    const clean = [false, true].map((unsafe) => run(directory, entries, selection, unsafe, diffs));
    print(diffs);
    process.exitCode = clean.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function unpack(directory: string): Entry[] {
  const entries: Entry[] = [];
  for (const part of PARTS.filter((one) => options.part?.includes(one) ?? true)) {
    for (const { name, content, mode } of corpusFiles(part)) {
      const path = join(part, name);
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content, { mode });
      if (isDockerfile(path)) entries.push({ name: path, bytes: content });
    }
  }
  return entries.filter((_, index) => index % Number(options.every) === 0);
}

/** True where no promise was broken. */
function run(
  directory: string,
  entries: readonly Entry[],
  selection: Selection,
  unsafe: boolean,
  diffs: Map<string, string[]>,
): boolean {
  const tally: Tally = {
    files: 0,
    unreadable: 0,
    problems: 0,
    changed: 0,
    leftAlone: 0,
    violations: [],
    texts: [],
    hits: new Map(),
  };
  const started = performance.now();
  for (const entry of entries) check(directory, entry, selection, unsafe, tally, diffs);
  report(unsafe, tally, performance.now() - started);
  return tally.violations.length + reportHarm(tally.texts) === 0;
}

function check(
  directory: string,
  { name, bytes }: Entry,
  selection: Selection,
  unsafe: boolean,
  tally: Tally,
  diffs: Map<string, string[]>,
): void {
  // Every file has a repairer of its own, so that none sees what another one would do to a companion file.
  const repair = (text: string): FileResult =>
    new Repairer({ cwd: directory, selection, unsafe, context: undefined }).repair(name, text).result;
  tally.files++;
  const text = decodeText(bytes);
  if (text === undefined) {
    tally.unreadable++;
    return;
  }
  try {
    const first = repair(text);
    count(first, tally);
    for (const bug of first.bugs) tally.violations.push(`${name}: ${bug.transform ?? ''} ${bug.message}`);
    if (first.changes.length === 0) return;
    tally.changed++;
    collect(first, diffs);
    const after = first.changes.find((change) => change.path === name)?.after;
    if (after === undefined) return;
    tally.texts.push({ name, before: text, after });
    tally.violations.push(...broken(text, after).map((what) => `${name}: ${what}`));
    if (first.changes.length === 1 && repair(after).changes.length > 0)
      tally.violations.push(`${name}: changed again by a second run`);
  } catch (error) {
    tally.violations.push(
      `${name}: crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

function print(diffs: ReadonlyMap<string, readonly string[]>): void {
  const wanted = options.only === undefined ? Number(options.sample ?? 0) : Infinity;
  const each = Math.ceil(wanted / Math.max(1, diffs.size));
  for (const [transform, list] of diffs) {
    // Evenly spread over the corpus, so that the sample is the same on every machine.
    const step = Math.max(1, Math.floor(list.length / each));
    const sample = list.filter((_, index) => index % step === 0).slice(0, each);
    for (const diff of sample) console.log(`\n=== ${transform}\n${diff}`);
  }
}

function collect(result: FileResult, diffs: Map<string, string[]>): void {
  const diff = result.changes.map((change) => unifiedDiff(change)).join('');
  for (const transform of new Set(result.applied.map((fix) => fix.transform))) {
    const list = diffs.get(transform) ?? [];
    if (!list.includes(diff)) list.push(diff);
    diffs.set(transform, list);
  }
}

function count(result: FileResult, tally: Tally): void {
  if (result.status === 'problem') tally.problems++;
  tally.leftAlone += result.leftAlone.length;
  const seen = new Set<string>();
  for (const [list, key] of [
    [result.applied, 'fixes'],
    [result.withheld, 'withheld'],
  ] as const) {
    for (const { transform } of list) {
      const hit = tally.hits.get(transform) ?? { files: 0, fixes: 0, withheld: 0 };
      hit[key]++;
      if (!seen.has(transform)) hit.files++;
      seen.add(transform);
      tally.hits.set(transform, hit);
    }
  }
}

/** What a reader who knows nothing of the engine would hold against the new text. */
function broken(before: string, after: string): string[] {
  const [old, now] = [parseDockerfile(before), parseDockerfile(after)];
  const found: string[] = [];
  if (now.problems.length > old.problems.length) found.push(`no longer parses: ${now.problems[0]?.message}`);
  const kept = now.comments.map((comment) => comment.text);
  for (const { text } of old.comments) {
    const at = kept.indexOf(text);
    if (at < 0) found.push(`a comment was lost: ${text}`);
    else kept.splice(at, 1);
  }
  if (
    JSON.stringify(old.directives.map(({ name, value }) => [name, value])) !==
    JSON.stringify(now.directives.map(({ name, value }) => [name, value]))
  )
    found.push('a directive changed');
  if (old.bom !== now.bom) found.push('the byte order mark changed');
  if (before.endsWith('\n') !== after.endsWith('\n')) found.push('the final newline changed');
  const endings = (text: string) => [/\r\n/.test(text), /(^|[^\r])\n/.test(text)].join();
  if (endings(before) !== endings(after)) found.push('line endings changed');
  return found;
}

function report(unsafe: boolean, tally: Tally, milliseconds: number): void {
  const rate = Math.round(tally.files / (milliseconds / 1000));
  console.log(
    `\ncorpus${unsafe ? ' --unsafe' : ''}: ${tally.files} files, ${tally.changed} changed, ${tally.problems} that the builder would refuse, ${tally.unreadable} not UTF-8, ${rate} files/s`,
  );
  for (const [transform, { files, fixes, withheld }] of [...tally.hits].toSorted())
    console.log(
      `  ${transform.padEnd(44)} ${String(files).padStart(6)} files ${String(fixes).padStart(6)} applied ${String(withheld).padStart(6)} withheld`,
    );
  console.log(`  violations: ${tally.violations.length}`);
  for (const violation of tally.violations.slice(0, 20)) console.log(`  - ${violation}`);
}

/** How many files were harmed, each kind counted for itself. */
function reportHarm(texts: readonly Changed[]): number {
  const shell = shellHarms(texts);
  const found = texts.flatMap(({ name, before, after }): (Harm & { name: string })[] => {
    const broken = shell.get(name);
    return [...harms(before, after), ...(broken ? [broken] : [])].map((harm) => ({ name, ...harm }));
  });
  console.log(`  harm: ${found.length}`);
  for (const kind of HARMS) {
    const hits = found.filter((harm) => harm.kind === kind);
    console.log(`    ${kind.padEnd(32)} ${String(hits.length).padStart(6)}`);
    for (const { name, detail } of hits.slice(0, 5)) console.log(`    - ${name}: ${detail.slice(0, 300)}`);
  }
  return found.length;
}
