/**
 * Runs every transform over a corpus of real Dockerfiles and checks the promises on each file: no crash, still parses,
 * comments, directives and line endings kept, nothing to do on the second run.
 *
 *   npm run corpus                     all of it, safe fixes and then unsafe ones too
 *   npm run corpus -- --sample 50      prints that many diffs, drawn evenly from the transforms
 *   npm run corpus -- --only ID        runs one transform and prints all its diffs
 *   npm run corpus -- --part wild      one part of the corpus
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { unifiedDiff } from '../src/diff.ts';
import { loadTransforms } from '../src/registry.ts';
import { Repairer } from '../src/repair.ts';
import type { FileResult } from '../src/result.ts';
import { select } from '../src/selection.ts';
import { decodeText } from '../src/text.ts';
import { CORPUS, unpackCorpus, type CorpusFile } from '../__tests__/support/corpus.ts';

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    only: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
  },
});

interface Tally {
  files: number;
  unreadable: number;
  problems: number;
  changed: number;
  leftAlone: number;
  readonly violations: string[];
  readonly hits: Map<string, { files: number; fixes: number; withheld: number }>;
}

if (!existsSync(CORPUS)) {
  console.log('corpus: left out, there is no corpus of Dockerfiles beside this checkout');
} else {
  const selection = select(await loadTransforms(), options.only ?? [], []);
  const diffs = new Map<string, string[]>();
  let failed = false;
  for (const unsafe of [false, true]) failed = run(unsafe) || failed;
  print(diffs);
  process.exitCode = failed ? 1 : 0;

  function run(unsafe: boolean): boolean {
    const tally: Tally = { files: 0, unreadable: 0, problems: 0, changed: 0, leftAlone: 0, violations: [], hits: new Map() };
    const started = performance.now();
    for (const file of unpackCorpus(options.part)) check(file, unsafe, tally);
    report(unsafe, tally, performance.now() - started);
    return tally.violations.length > 0;
  }

  function check(file: CorpusFile, unsafe: boolean, tally: Tally): void {
    tally.files++;
    const text = decodeText(file.bytes);
    if (text === undefined) {
      tally.unreadable++;
      return;
    }
    try {
      const first = repair(file, text, unsafe);
      count(first, tally);
      if (first.status === 'problem') tally.problems++;
      for (const bug of first.bugs) tally.violations.push(`${file.name}: ${bug.transform ?? ''} ${bug.message}`);
      const after = first.changes.find((change) => change.path === file.path)?.after;
      if (first.changes.length === 0) return;
      tally.changed++;
      collect(first, diffs);
      if (after === undefined) return;
      tally.violations.push(...broken(text, after).map((what) => `${file.name}: ${what}`));
      if (first.changes.length === 1 && repair(file, after, unsafe).changes.length > 0)
        tally.violations.push(`${file.name}: changed again by a second run`);
    } catch (error) {
      tally.violations.push(`${file.name}: crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  function repair(file: CorpusFile, text: string, unsafe: boolean): FileResult {
    return new Repairer({ cwd: resolve('/'), selection, unsafe, context: file.context }).repair(file.path, text);
  }

  function print(found: ReadonlyMap<string, readonly string[]>): void {
    const wanted = options.only === undefined ? Number(options.sample ?? 0) : Infinity;
    const each = Math.ceil(wanted / Math.max(1, found.size));
    for (const [transform, list] of found) {
      // Evenly spread over the corpus, so that the sample is the same on every machine.
      const step = Math.max(1, Math.floor(list.length / each));
      const sample = list.filter((_, index) => index % step === 0).slice(0, each);
      for (const diff of sample) console.log(`\n=== ${transform}\n${diff}`);
    }
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
  tally.leftAlone += result.leftAlone.length;
  const seen = new Set<string>();
  for (const [list, key] of [[result.applied, 'fixes'], [result.withheld, 'withheld']] as const) {
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
  if (now.problems.length > 0) found.push(`no longer parses: ${now.problems[0]?.message}`);
  const comments = (text: typeof old) => text.comments.map((comment) => comment.text).toSorted().join('\n');
  const lost = comments(old) !== comments(now);
  if (lost) found.push('a comment was lost or made');
  if (JSON.stringify(old.directives.map(({ name, value }) => [name, value])) !== JSON.stringify(now.directives.map(({ name, value }) => [name, value])))
    found.push('a directive changed');
  if (old.bom !== now.bom) found.push('the byte order mark changed');
  if (/\n$/.test(before) !== /\n$/.test(after)) found.push('the final newline changed');
  const endings = (text: string) => [/\r\n/.test(text), /(^|[^\r])\n/.test(text)].join();
  if (endings(before) !== endings(after)) found.push('line endings changed');
  return found;
}

function report(unsafe: boolean, tally: Tally, milliseconds: number): void {
  const rate = Math.round(tally.files / (milliseconds / 1000));
  console.log(`\ncorpus${unsafe ? ' --unsafe' : ''}: ${tally.files} files, ${tally.changed} changed, ${tally.problems} that the builder would refuse, ${tally.unreadable} not UTF-8, ${rate} files/s`);
  for (const [transform, { files, fixes, withheld }] of [...tally.hits].toSorted())
    console.log(`  ${transform.padEnd(44)} ${String(files).padStart(6)} files ${String(fixes).padStart(6)} applied ${String(withheld).padStart(6)} withheld`);
  console.log(`  violations: ${tally.violations.length}`);
  for (const violation of tally.violations.slice(0, 20)) console.log(`  - ${violation}`);
}
