import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Configured } from './config/configured.ts';
import type { Wishes } from './config/configured.ts';
import type { FileConfiguration } from './config/configurations.ts';
import { unifiedDiff } from './diff.ts';
import { Answers } from './bulk/answers.ts';
import { Baseline, BASELINE_FILE } from './bulk/baseline.ts';
import { Cache } from './bulk/cache.ts';
import { filesOf } from './bulk/files.ts';
import { Fingerprints } from './bulk/fingerprint.ts';
import { Inputs, listedPath } from './bulk/inputs.ts';
import { isPartial } from './bulk/options.ts';
import { errorOf } from './bulk/outcome.ts';
import type { Outcome } from './bulk/outcome.ts';
import { cachePlace } from './bulk/place.ts';
import { Progress } from './bulk/progress.ts';
import { FileError, UsageError } from './errors.ts';
import { INTERRUPTED, interruption } from './interruption.ts';
import { logFrom, loggedFile } from './logged.ts';
import type { BuildLog } from './log/types.ts';
import type { RunOptions } from './options.ts';
import { Repairer } from './repair.ts';
import type { RepairOptions } from './repair.ts';
import type { Sheet } from './report/reporter.ts';
import { openReports, takesOutput } from './report/reports.ts';
import type { Reports } from './report/reports.ts';
import type { Style } from './report/style.ts';
import { count } from './report/text.ts';
import { warning } from './report/trouble.ts';
import type { FileResult } from './result.ts';
import { select } from './selection.ts';
import type { Selection } from './selection.ts';
import type { Commits, CommitsOptions } from './stepwise/commits.ts';
import type { InterviewOptions } from './stepwise/interview.ts';
import { breathe, readAll } from './terminal.ts';
import type { Output, Terminal } from './terminal.ts';
import { decodeText, systemCode, systemReason } from './text.ts';
import type { NamedTransform } from './transform.ts';
import { versionsFrom } from './versions/read.ts';
import type { Versions } from './packages/versions.ts';
import { version } from './version.ts';
import { removeLeftovers, writeChanges } from './write.ts';

/** How each stream is drawn on. */
export interface Styles {
  readonly stdout: Style;
  readonly stderr: Style;
}

/** Exit code, as diff has it: nothing to do, something would change, trouble; or what Ctrl-C has ended. */
export type ExitCode = 0 | 1 | 2 | typeof INTERRUPTED;

/** Repairs what the options name, or tells what it would do. Throws UsageError. */
export async function run(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  terminal: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const selection = selectionOf(options, transforms);
  const log = options.log === undefined ? undefined : await logFrom(options.log, terminal);
  if (options.stdin === undefined) return repairFiles(options, transforms, log, terminal, styles);
  const { cwd } = terminal;
  const { unsafe, context, asOf } = options;
  const versions = versionsOf(options, cwd);
  const repairer = new Repairer({ cwd, selection, unsafe, context, asOf, log, versions });
  return repairInput(repairer, options.stdin.filename, options, transforms, terminal, styles);
}

function selectionOf({ only, skip, preset }: RunOptions, transforms: readonly NamedTransform[]): Selection {
  return select(transforms, only, skip, { preset });
}

function versionsOf({ versions }: RunOptions, cwd: string): Versions | undefined {
  return versions === undefined ? undefined : versionsFrom(versions, cwd);
}

/** What fails at one file is told, and the next one has its turn. */
async function repairFiles(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  log: BuildLog | undefined,
  terminal: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const { cwd, worker, stdin } = terminal;
  const { bulk, mode } = options;
  const { interactive, commitPerTransform } = options.stepwise;
  const progress = new Progress(interactive ? { ...terminal.stderr, isTTY: false } : terminal.stderr);
  const stdout = progress.over(terminal.stdout);
  const isListing = bulk.printInputs || bulk.baseline === 'write' || bulk.baseline === 'prune';
  const own = sheet(stdout, styles.stdout);
  const reporter = await reportsOf(
    options,
    transforms,
    isListing ? { ...own, write: () => undefined } : own,
    sheet(progress.over(terminal.stderr), styles.stderr),
    cwd,
  );
  const found = await filesOf(options, terminal);
  for (const warning of found.warnings) reporter.warn(warning);
  for (const problem of found.problems) reporter.failed(problem.path, problem);
  if (found.files.length + found.problems.length === 0 && !isPartial(bulk))
    reporter.nothingFound(options.paths);
  const { definitions } = found;
  const configured = new Configured({ options, transforms, cwd, definitions, ...voices(reporter) });
  const configurations = await configured.configurations(found.files);
  const files =
    log && configurations.size > 0
      ? only(configurations, loggedFile(log, [...configurations.keys()], cwd))
      : configurations;
  const store = interactive ? undefined : openStore(options, transforms, cwd);
  const baseline = mode === 'write' || bulk.baseline === 'off' ? undefined : Baseline.read(cwd);
  const inputs = new Inputs(cwd);
  const patch: string[] = [];
  const testify = bulk.printInputs;
  const versions = versionsOf(options, cwd);
  const answers = new Answers({ cwd, options, transforms, log, versions, worker, store, testify });
  const { unsafe, context, asOf } = options;
  const selection = selectionOf(options, transforms);
  const repair: RepairOptions = { cwd, selection, unsafe, context, asOf, log, versions };
  const commits = commitPerTransform ? await openCommits({ options, transforms, repair }) : undefined;
  const stop = interruption(() => progress.clear());
  const { signal } = stop;
  const asked = interactive
    ? await interview({ options, transforms, repair, stdin, sheet: own, signal })
    : answers;
  const tell = (result: FileResult) => {
    if (bulk.patch !== undefined) patch.push(...result.changes.map(unifiedDiff));
    reporter.file(result);
  };
  let [looked, fixes] = [0, 0];
  progress.start(files.size);
  if (mode === 'write') tidyUp(files.keys(), cwd);
  for await (const [path, answered] of asked.of(files)) {
    if (signal.aborted || (terminal.stdout.closed && mode !== 'write')) break;
    try {
      const outcome = unknownPart(answered, baseline, (ids) =>
        answers.without(ids, path, configurations.get(path) as FileConfiguration),
      );
      if (outcome.kind === 'failed') throw errorOf(outcome.fault);
      const { result, root } = outcome;
      fixes += result.applied.length;
      if (bulk.maxFixes !== undefined && fixes > bulk.maxFixes) {
        const left = `files left for another run: ${files.size - looked}`;
        reporter.warn(`${path} would bring it to ${fixes} fixes, more than ${bulk.maxFixes}: ${left}`);
        break;
      }
      if (mode === 'write' && commits === undefined && result.changes.length > 0) {
        writeChanges(path, result.changes, root, cwd);
        store?.cache.disturbed();
        await breathe();
      }
      if (bulk.printInputs) inputs.add(path, sourcesOf(configurations.get(path)), outcome.testimony ?? []);
      if (commits === undefined || result.changes.length === 0) tell(result);
      else commits.plan(path, configurations.get(path) as FileConfiguration, result);
      progress.step(result.applied.length);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      reporter.failed(error instanceof FileError ? shown(error.path, cwd) : path, error);
      progress.step(0);
    }
    looked++;
  }
  progress.clear();
  if (commits !== undefined && !signal.aborted) {
    for (const result of await commits.carryOut(signal)) tell(result);
    reporter.committed(commits.made);
    if (commits.made.length > 0) store?.cache.disturbed();
  }
  stop.end();
  if (signal.aborted) {
    store?.cache.close();
    const left =
      commits === undefined
        ? `stopped after ${looked} of ${files.size} files; those that follow are as they were`
        : `stopped after ${count(commits.made.length, 'commit')}; nothing else was begun`;
    terminal.stderr.write(warning(left, styles.stderr));
    return INTERRUPTED;
  }
  if (store !== undefined && !store.cache.save())
    reporter.note(`answers for the next run cannot be kept in ${store.place}`);
  if (bulk.patch !== undefined) writeFile(resolve(cwd, bulk.patch), patch.join(''));
  if (bulk.printInputs) for (const path of inputs.sorted()) terminal.stdout.write(`${listedPath(path)}\n`);
  if (bulk.baseline === 'write') baseline?.write();
  if (bulk.baseline === 'prune') baseline?.prune();
  if (isListing) return reporter.finish() === 2 ? 2 : 0;
  if (baseline !== undefined && baseline.stale > 0)
    reporter.warn(
      `${BASELINE_FILE} has ${baseline.stale} more than is found: dffix --baseline prune takes it out`,
    );
  return reporter.finish();
}

/** Files that say how a Dockerfile is repaired and built. */
function sourcesOf(configuration: FileConfiguration | undefined): readonly string[] {
  const { sources = [], definitions = [] } = configuration ?? {};
  return [...sources, ...definitions.flatMap((definition) => definition.sources)];
}

async function interview(given: InterviewOptions): Promise<Pick<Answers, 'of'>> {
  const { Interview } = await import('./stepwise/interview.ts');
  return new Interview(given);
}

async function openCommits(given: CommitsOptions): Promise<Commits> {
  const { Commits } = await import('./stepwise/commits.ts');
  return new Commits(given);
}

/** The answer without what the baseline knows. */
function unknownPart(
  outcome: Outcome,
  baseline: Baseline | undefined,
  without: (ids: ReadonlySet<string>) => Outcome,
): Outcome {
  if (baseline === undefined || outcome.kind === 'failed') return outcome;
  const known = baseline.known(outcome.result);
  return known.size === 0 ? outcome : without(known);
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new UsageError(`--patch: the file cannot be written: ${systemReason(error)}`);
  }
}

/** Takes away what a run that was killed has left beside the files. */
function tidyUp(paths: Iterable<string>, cwd: string): void {
  const directories = new Set([...paths].map((path) => dirname(resolve(cwd, path))));
  for (const directory of directories) {
    try {
      removeLeftovers(directory);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
  }
}

interface Store {
  readonly cache: Cache;
  readonly fingerprints: Fingerprints;
  readonly place: string;
}

/** Answers of earlier runs; undefined where none are kept. */
function openStore(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  cwd: string,
): Store | undefined {
  const place = (options.log ?? options.versions) === undefined ? cachePlace(options.bulk, cwd) : undefined;
  if (place === undefined) return undefined;
  const today = new Date();
  return {
    cache: new Cache(place, cwd, today),
    fingerprints: new Fingerprints(options, transforms, today),
    place,
  };
}

function only<T>(entries: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...entries].filter(([each]) => each === key));
}

function reportsOf(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  out: Sheet,
  err: Sheet,
  cwd: string,
): Promise<Reports> {
  const facts = { version: version(), mode: options.mode, transforms };
  return openReports(options.reports, { options, out, err, diff: unifiedDiff, cwd }, facts);
}

function voices(reporter: Reports): Pick<Wishes, 'warn' | 'note'> {
  return { warn: (message) => reporter.warn(message), note: (message) => reporter.note(message) };
}

function shown(path: string, cwd: string): string {
  return relative(cwd, resolve(cwd, path)).split(sep).join('/');
}

/** Standard input, repaired, goes to standard output; as it came where it cannot be repaired. The rest is on standard error. */
async function repairInput(
  repairer: Repairer,
  filename: string | undefined,
  options: RunOptions,
  transforms: readonly NamedTransform[],
  { stdin, stdout, stderr, cwd }: Terminal,
  styles: Styles,
): Promise<ExitCode> {
  const path = filename ?? 'Dockerfile';
  const asText = options.mode !== 'diff' && !takesOutput(options.reports);
  const notes = sheet(stderr, styles.stderr);
  const reporter = asText
    ? await reportsOf({ ...options, mode: 'write' }, transforms, notes, notes, cwd)
    : await reportsOf(options, transforms, sheet(stdout, styles.stdout), notes, cwd);
  const text = decodeText(await readAll(stdin));
  if (text === undefined) {
    reporter.failed(path, new FileError(path, 'standard input is not text in UTF-8'));
    return reporter.finish();
  }
  const configured = new Configured({ options, transforms, cwd, ...voices(reporter) });
  const settings = await configured.input(path, filename);
  let output = text;
  try {
    if (settings !== undefined) {
      const { result } = repairer.repair(path, text, settings);
      if (asText) output = repairedText(result, text);
      reporter.file(result);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    reporter.failed(path, error);
  }
  if (asText) stdout.write(output);
  return reporter.finish();
}

/** Half of a fix is none: where other files would have to change too, there is no text to give. */
function repairedText(result: FileResult, text: string): string {
  const others = result.changes.filter((change) => change.path !== result.path).map((change) => change.path);
  if (others.length > 0) {
    const hint = `dffix --write ${result.path}`;
    throw new FileError(result.path, `the repair also changes ${others.join(', ')}, which takes ${hint}`);
  }
  return result.changes[0]?.after ?? text;
}

function sheet(output: Output, style: Style): Sheet {
  return { style, write: (text) => output.write(text) };
}
