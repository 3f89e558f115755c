/** `npm run prove`: proves the cases of this project with real containers. `README.md` tells more. */
import { randomBytes } from 'node:crypto';
import { findCases, findSelfTests, type Case } from './cases.ts';
import { sessionLabel } from './container.ts';
import { EngineMissing } from './daemon.ts';
import { otherEngines, proveEngine } from './engines.ts';
import { proveInterrupted } from './interrupted.ts';
import { proveReadme } from './readme.ts';
import { configuredEngine, openEngine, type Engine } from './engine.ts';
import type { Proof } from './format.ts';
import { Bases } from './images/index.ts';
import { prove, readProof, type Session } from './prove.ts';
import { FormatError } from './reader.ts';
import {
  findRepositories,
  likelyImages,
  reachesGoal,
  repairRepository,
  table,
  type Outcome,
} from './repositories.ts';
import { expectedComplaint, judgeSelfTest } from './selftest.ts';

const usage = `npm run prove -- [options] [filter...]

Proves every case whose path contains one of the filters (all without a filter).

  --pull      real images, on the Docker engine that is configured
  --keep      leave the built images on the engine
  --list      name the proofs, run none
  --serve     only start the engine with all stand-ins that the proofs need, until Ctrl-C
  --selftest  run the proofs that are wrong on purpose: each must be found out
  --verify    repair the repositories of proofs/repositories end to end, and print a table
`;

const atOnce = 2;

interface Options {
  pull: boolean;
  keep: boolean;
  list: boolean;
  serve: boolean;
  selftest: boolean;
  verify: boolean;
  filters: string[];
}

function parseOptions(args: readonly string[]): Options {
  const options: Options = {
    pull: false,
    keep: false,
    list: false,
    serve: false,
    selftest: false,
    verify: false,
    filters: [],
  };
  for (const arg of args) {
    if (
      arg === '--pull' ||
      arg === '--keep' ||
      arg === '--list' ||
      arg === '--serve' ||
      arg === '--selftest' ||
      arg === '--verify'
    ) {
      options[arg.slice(2) as 'pull'] = true;
    } else if (arg.startsWith('-')) {
      process.stderr.write(`unknown option ${arg}\n\n${usage}`);
      process.exit(2);
    } else options.filters.push(arg);
  }
  return options;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Job {
  of: Case;
  /** The complaint that a proof which is wrong on purpose must draw. */
  mustDraw: string | undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line of progress that is no result. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(options: Options): Promise<number> {
  const isChosen = (name: string): boolean =>
    options.filters.length === 0 || options.filters.some((filter) => name.includes(filter));
  const cases = options.selftest ? await findSelfTests() : await findCases();
  const chosen = cases.filter(({ name }) => isChosen(name));
  const repositories = options.verify ? (await findRepositories()).filter(isChosen) : [];
  if (options.list) {
    const verified = [...repositories, ...Object.keys(rest).filter(isChosen)];
    for (const name of options.verify ? verified : chosen.map(({ name }) => name)) say(name);
    return 0;
  }
  const jobs: Job[] = [];
  for (const of of chosen)
    jobs.push({ of, mustDraw: options.selftest ? await expectedComplaint(of) : undefined });

  const stop = new AbortController();
  const interrupt = (): void => {
    if (!stop.signal.aborted) note('stopping: containers, images and the engine are being removed');
    stop.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

  const engine = options.pull ? await configuredEngine() : await openEngine(note);
  const bases = options.pull ? undefined : new Bases(engine, note, stop.signal);
  const session: Session = {
    id: randomBytes(4).toString('hex'),
    docker: engine.docker,
    provide: bases === undefined ? undefined : (image) => bases.provide(image),
    signal: stop.signal,
  };
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  try {
    if (options.serve) await serve(engine, bases, stop.signal);
    else if (options.verify) return (await verifyRepositories(repositories, session, bases, options)) ? 0 : 1;
    else {
      const again: Job[] = [];
      await Promise.all(Array.from({ length: atOnce }, () => work(jobs, session, options, count, again)));
      await work(again, session, options, count);
    }
  } finally {
    await cleanUp(session, options.keep);
    await engine.close();
  }
  if (stop.signal.aborted) return options.serve ? 0 : 130;
  const skipped = count.skipped > 0 ? `, ${String(count.skipped)} skipped` : '';
  say(`${String(count.passed)} passed, ${String(count.failed)} failed${skipped}`);
  return count.failed > 0 ? 1 : 0;
}

/**
 * Settles one job after the other. A proof that fails beside another one is put into `again`, where that is given: proofs
 * wait for real processes, and one that fails alone too has failed.
 */
async function work(
  jobs: Job[],
  session: Session,
  options: Options,
  count: Count,
  again?: Job[],
): Promise<void> {
  for (let job = jobs.shift(); job !== undefined && !session.signal.aborted; job = jobs.shift()) {
    const started = Date.now();
    const result = await settle(job, session, options);
    if (session.signal.aborted) return;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (result === 'skipped') {
      count.skipped += 1;
      say(`skip  ${job.of.name}  (for ${options.pull ? 'stand-ins' : 'the real images'} only)`);
    } else if (result.length === 0) {
      count.passed += 1;
      say(`ok    ${job.of.name}  ${seconds} s`);
    } else if (again !== undefined && job.mustDraw === undefined) {
      again.push(job);
      say([`again ${job.of.name}  ${seconds} s`, ...result.map((complaint) => indent(complaint))].join('\n'));
    } else {
      count.failed += 1;
      say([`FAIL  ${job.of.name}  ${seconds} s`, ...result.map((complaint) => indent(complaint))].join('\n'));
    }
  }
}

async function settle(job: Job, session: Session, options: Options): Promise<string[] | 'skipped'> {
  try {
    const proof = await readProof(job.of);
    if (isForOthers(proof, options)) return 'skipped';
    const complaints = await prove(session, job.of, proof);
    return job.mustDraw === undefined ? complaints : judgeSelfTest(complaints, job.mustDraw);
  } catch (error) {
    const message =
      error instanceof FormatError
        ? `proof.json: ${error.message}`
        : error instanceof Error
          ? error.message
          : String(error);
    return job.mustDraw === undefined ? [message] : judgeSelfTest([message], job.mustDraw);
  }
}

function isForOthers(proof: Proof, options: Options): boolean {
  return proof.only === (options.pull ? 'stand-in' : 'real');
}

function indent(text: string): string {
  return text.replace(/^/gm, '      ');
}

/** True where enough of them are repaired, and none is harmed. */
async function verifyRepositories(
  names: readonly string[],
  session: Session,
  bases: Bases | undefined,
  options: Options,
): Promise<boolean> {
  for (const image of bases === undefined ? [] : likelyImages) await bases?.provide(image);
  const left = [...names];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined && !session.signal.aborted; name = left.shift()) {
      const outcome = await repairRepository(session, name);
      outcomes.push(outcome);
      const { verdict, complaints, report, seconds } = outcome;
      say(`${verdict.padEnd(8)}  ${name}  ${seconds.toFixed(0)} s`);
      if (complaints.length > 0) say(indent([report, ...complaints].join('\n')));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (session.signal.aborted) return false;
  const restHolds = await verifyRest(session, options);
  if (outcomes.length === 0) return restHolds;
  say(`\n${table(outcomes.toSorted((a, b) => a.name.localeCompare(b.name)))}`);
  return restHolds && reachesGoal(outcomes);
}

/** What is proved of `--verify` beside the repositories; undefined where it cannot be tried here. */
const rest: Readonly<Record<string, (session: Session) => Promise<string[] | undefined>>> = {
  ...Object.fromEntries(
    otherEngines.map((engine) => [engine, ({ docker }: Session) => proveEngine(docker, engine)]),
  ),
  'interrupted-build': ({ docker }) => proveInterrupted(docker, 'build'),
  'interrupted-run': ({ docker }) => proveInterrupted(docker, 'run'),
  'readme-demo': ({ docker, provide }) => proveReadme(docker, provide === undefined),
};

/** True where all of it that is asked for, and can be tried, holds. */
async function verifyRest(session: Session, { filters }: Options): Promise<boolean> {
  let holds = true;
  for (const [name, prove] of Object.entries(rest)) {
    if (filters.length > 0 && !filters.some((filter) => name.includes(filter))) continue;
    const complaints = await prove(session);
    holds &&= complaints === undefined || complaints.length === 0;
    const verdict = complaints === undefined ? 'skip' : complaints.length === 0 ? 'ok' : 'FAIL';
    say([`${verdict.padEnd(8)}  ${name}`, ...(complaints ?? []).map((text) => indent(text))].join('\n'));
  }
  return holds;
}

async function serve(engine: Engine, bases: Bases | undefined, signal: AbortSignal): Promise<void> {
  if (bases === undefined) throw new EngineMissing('--serve starts an engine of our own: not with --pull');
  await bases.provideAll();
  say(`export DOCKER_HOST=${engine.docker.env['DOCKER_HOST'] ?? ''} DOCKER_BUILDKIT=1`);
  note(
    'ready; Ctrl-C ends it. Build with `docker build --network=host`, run with `docker run --network=host` or `none`.',
  );
  await new Promise<void>((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}

/** Removes what this session made, whatever became of its proofs. */
async function cleanUp(session: Session, keep: boolean): Promise<void> {
  const { docker, id } = session;
  const containers = (
    await docker.try(['ps', '--all', '--quiet', '--filter', `label=${sessionLabel}=${id}`])
  ).stdout
    .split(/\s+/)
    .filter(Boolean);
  if (containers.length > 0) await docker.try(['rm', '--force', '--volumes', ...containers]);
  if (keep) return;
  const format = '{{.Repository}}:{{.Tag}}';
  const images = (await docker.try(['images', '--format', format, `dffix-proof/${id}`])).stdout
    .split(/\s+/)
    .filter(Boolean);
  if (images.length > 0) await docker.try(['rmi', '--force', ...images]);
}

const options = parseOptions(process.argv.slice(2));
try {
  process.exitCode = await main(options);
} catch (error) {
  if (!(error instanceof EngineMissing)) throw error;
  note(`The proofs cannot run here: ${error.message}`);
  process.exitCode = 1;
}
