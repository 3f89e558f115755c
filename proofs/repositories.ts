/** Repairs whole repositories end to end: `dffix --write --unsafe --verify`, then an independent look at the image. */
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli.ts';
import type { Output } from '../src/terminal.ts';
import { imagesOf } from './cases.ts';
import { watch } from './container.ts';
import { build, plainBuildLog, type Docker } from './docker.ts';
import { parseExpected, type Expected, type ExpectedRun } from './expect.ts';
import { tail } from './process.ts';
import type { Session } from './prove.ts';

const folder = fileURLToPath(new URL('repositories', import.meta.url));

/** What became of one repository. */
export interface Outcome {
  name: string;
  healthy: boolean;
  /** `odd`: it is not broken as its expect.json says. */
  verdict: 'repaired' | 'broken' | 'fine' | 'harmed' | 'odd' | 'skipped';
  /** Rounds of repair that were needed. */
  rounds: number;
  /** Failures that it was made with. */
  failures: number;
  seconds: number;
  /** What does not hold in the end. */
  complaints: string[];
  /** What dffix said. */
  report: string;
}

export async function findRepositories(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** Names that a repair may come to, besides those that a Dockerfile names. */
export const likelyImages: readonly string[] = [
  'python:3.11 python:3.11-slim python:3.11-bookworm python:3.11-slim-bookworm',
  'node:20 node:20-slim node:20-bookworm node:20-bookworm-slim node:20-alpine',
  'debian:12 debian:12-slim debian:bookworm debian:bookworm-slim debian:trixie-slim ubuntu:24.04',
  'alpine:3 alpine:3.18 alpine:3.19 alpine:3.20 alpine:3.21 alpine:3.22',
].flatMap((names) => names.split(' '));

export async function repairRepository(session: Session, name: string): Promise<Outcome> {
  const started = Date.now();
  const expected = parseExpected(await readFile(join(folder, name, 'expect.json'), 'utf8'));
  const healthy = expected.failures.length === 0;
  const outcome = { name, healthy, rounds: 0, failures: expected.failures.length, report: '' };
  if (expected.only === 'real') return { ...outcome, verdict: 'skipped', seconds: 0, complaints: [] };
  const dir = await mkdtemp(join(tmpdir(), 'dffix-repository-'));
  try {
    await copyTo(dir, name);
    await provide(session, join(dir, 'Dockerfile'));
    const before = await complaintsOf(session, dir, expected);
    const report = await repair(session, dir, expected);
    await provide(session, join(dir, 'Dockerfile'));
    const complaints = await complaintsOf(session, dir, expected);
    const seconds = (Date.now() - started) / 1000;
    const rounds = [...report.matchAll(/^ {2}after /gm)].length;
    const isOdd = healthy !== (before.length === 0);
    const good = healthy ? ('fine' as const) : ('repaired' as const);
    const bad = healthy ? ('harmed' as const) : ('broken' as const);
    const verdict = isOdd ? 'odd' : complaints.length === 0 ? good : bad;
    return { ...outcome, verdict, rounds, seconds, complaints: isOdd ? before : complaints, report };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A `# syntax=` line names an image of a registry; it is left out. */
async function copyTo(dir: string, name: string): Promise<void> {
  await cp(join(folder, name), dir, { recursive: true, verbatimSymlinks: true });
  await rm(join(dir, 'expect.json'));
  const dockerfile = join(dir, 'Dockerfile');
  const text = await readFile(dockerfile, 'utf8');
  await writeFile(dockerfile, text.replace(/^#\s*syntax\s*=.*\r?\n/im, ''));
}

/** What has no stand-in is a name that is wrong, which is for dffix to find. */
async function provide({ provide }: Session, dockerfile: string): Promise<void> {
  if (provide === undefined) return;
  for (const image of imagesOf(await readFile(dockerfile, 'utf8'), {}))
    await provide(image).catch((error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('no stand-in')) throw error;
    });
}

/** Runs dffix as a user would. Returns what it said. */
async function repair({ docker }: Session, dir: string, expected: Expected): Promise<string> {
  const argv = ['--write', '--unsafe', '--verify', '--rounds', '5', ...verifyFlags(expected), '.'];
  return (await runDffix(argv, dir, docker.env)).said;
}

/** Runs dffix of this checkout. What it said is of both streams, as it came. */
export async function runDffix(
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; said: string }> {
  let said = '';
  const output: Output = {
    isTTY: false,
    columns: undefined,
    closed: false,
    write: (text) => {
      said += text;
    },
  };
  const stdin = emptyInput();
  const code = await main({
    argv,
    cwd,
    env,
    platform: process.platform,
    stdin,
    stdout: output,
    stderr: output,
  });
  return { code, said };
}

async function* emptyInput(): AsyncGenerator<Uint8Array> {}

/** The runs that dffix can make too are its probes; all of them are looked at afterwards. */
function verifyFlags({ args, target, timeout, runs }: Expected): string[] {
  const pairs = Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`);
  const stage = target === undefined ? [] : [`--target=${target}`];
  const flags = [
    '--engine=docker',
    '--network=host',
    '--container-network=none',
    `--build-timeout=${String(timeout)}`,
  ];
  return [...flags, ...pairs, ...stage, ...probeFlags(runs)];
}

function probeFlags(runs: readonly ExpectedRun[]): string[] {
  const possible = runs.filter(({ container, expectation }) => {
    const { workdir, tmpfs, entrypoint } = container;
    const isPlain = workdir === undefined && tmpfs.length === 0 && entrypoint === undefined;
    return isPlain && (expectation.http !== undefined || expectation.exit === 0);
  });
  const [first] = possible;
  if (first === undefined) return [];
  const alike = possible.filter(
    ({ container }) => circumstances(container) === circumstances(first.container),
  );
  const { user, env, readOnly } = first.container;
  return [
    ...(user === undefined ? [] : [`--user=${user}`]),
    ...(readOnly ? ['--read-only'] : []),
    ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
    ...alike.flatMap(({ container, expectation: { http } }) => {
      if (http !== undefined) return [`--http=${http.path}:${String(http.port)}`];
      return container.command.length === 0 ? [] : [`--run=${container.command.map(quoted).join(' ')}`];
    }),
  ];
}

function circumstances({ user, env, readOnly }: ExpectedRun['container']): string {
  return JSON.stringify([user, env, readOnly]);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

let images = 0;

/** Builds and runs a repository as its expect.json says, without dffix. */
async function complaintsOf(session: Session, dir: string, expected: Expected): Promise<string[]> {
  const { docker, id, signal } = session;
  images += 1;
  const tag = `dffix-proof/${id}:repository-${String(images)}`;
  const { args, target, timeout } = expected;
  const request = { tag, context: dir, args, timeout: timeout * 1000, signal };
  const ran = await build(docker, target === undefined ? request : { ...request, target });
  if (ran.code !== 0) return [`the build fails\n${tail(plainBuildLog(ran.output), 15)}`];
  const complaints = await filesLack(dir, expected);
  for (const run of expected.runs) {
    const launch = { docker, image: tag, session: id, options: run.container, signal };
    const seen = await watch(launch, run.expectation, run.timeout);
    if (seen.unmet !== undefined) complaints.push(`${run.name}: ${seen.unmet}\n${tail(seen.log, 15)}`);
  }
  await remove(docker, tag);
  return complaints;
}

async function filesLack(dir: string, { files }: Expected): Promise<string[]> {
  const complaints: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const found = await readFile(join(dir, path), 'utf8').catch(() => '');
    if (!found.includes(text)) complaints.push(`${path} lacks "${text}"`);
  }
  return complaints;
}

async function remove(docker: Docker, tag: string): Promise<void> {
  await docker.try(['rmi', '--force', tag]);
}

/** One line a repository, and what they come to. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, verdict, failures, rounds, seconds }) => [
    name,
    verdict,
    String(failures),
    String(rounds),
    `${seconds.toFixed(0)} s`,
  ]);
  const head = ['repository', 'verdict', 'failures', 'rounds', 'time'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', ...sums(outcomes)].join('\n');
}

/** Fewer of the broken ones repaired, or a healthy one harmed, is a failure. */
const goal = 0.9;

function sums(outcomes: readonly Outcome[]): string[] {
  const counted = outcomes.filter(({ verdict }) => verdict !== 'skipped' && verdict !== 'odd');
  const broken = counted.filter(({ healthy }) => !healthy);
  const repaired = broken.filter(({ verdict }) => verdict === 'repaired').length;
  const healthy = counted.filter((one) => one.healthy);
  const harmed = healthy.filter(({ verdict }) => verdict === 'harmed').length;
  const share = broken.length === 0 ? '' : ` (${((100 * repaired) / broken.length).toFixed(0)} %)`;
  const left = outcomes.length - counted.length;
  return [
    `${String(repaired)} of ${String(broken.length)} broken repositories repaired${share}`,
    `${String(harmed)} of ${String(healthy.length)} healthy ones harmed`,
    ...(left > 0 ? [`${String(left)} left out: for the real images only, or not broken as they say`] : []),
  ];
}

export function reachesGoal(outcomes: readonly Outcome[]): boolean {
  const broken = outcomes.filter(({ healthy, verdict }) => !healthy && verdict !== 'skipped');
  const repaired = broken.filter(({ verdict }) => verdict === 'repaired').length;
  const isOdd = outcomes.some(({ verdict }) => verdict === 'harmed' || verdict === 'odd');
  return !isOdd && repaired >= goal * broken.length;
}
