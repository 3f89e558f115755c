/** Proves one case: builds both of its Dockerfiles, runs both images, and compares with proof.json. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imagesOf, writeContext, type Case, type Context, type Side } from './cases.ts';
import { watch, type Watched } from './container.ts';
import { build, plainBuildLog, type Docker } from './docker.ts';
import {
  parseProof,
  type BeforeOutcome,
  type BuildOutcome,
  type BuildProof,
  type Expectation,
  type Proof,
  type RunProof,
} from './format.ts';
import { tail } from './process.ts';
import { differences } from './same.ts';

/** What all proofs of one run of the runner share. */
export interface Session {
  id: string;
  docker: Docker;
  /** Makes a base image available; undefined where the engine pulls the real ones itself. */
  provide: ((image: string) => Promise<void>) | undefined;
  signal: AbortSignal;
}

const buildTimeout = 15 * 60_000;
let images = 0;

export async function readProof(of: Case): Promise<Proof> {
  return parseProof(await readFile(join(of.dir, 'proof.json'), 'utf8'));
}

/** What does not hold, in words; empty when the proof stands. */
export async function prove(session: Session, of: Case, proof: Proof): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), 'dffix-proof-'));
  try {
    const context = async (side: Side): Promise<Context> =>
      writeContext(of, side, join(dir, side), session.provide === undefined);
    const contexts = { before: await context('before'), after: await context('after') };
    const complaints: string[] = [];
    for (const wanted of proof.builds) {
      if (session.signal.aborted) break;
      const prefix = proof.builds.length === 1 ? '' : `${wanted.name}: `;
      complaints.push(
        ...(await proveBuild(session, contexts, wanted)).map((complaint) => `${prefix}${complaint}`),
      );
    }
    return complaints;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function proveBuild(
  session: Session,
  contexts: Record<Side, Context>,
  wanted: BuildProof,
): Promise<string[]> {
  const built: Record<Side, Built> = {
    before: await buildSide(session, contexts.before, wanted, 'before'),
    after: await buildSide(session, contexts.after, wanted, 'after'),
  };
  const complaints = [...built.before.complaints, ...built.after.complaints];
  if (complaints.length > 0) return complaints;
  if (wanted.same && built.before.image !== undefined && built.after.image !== undefined) {
    complaints.push(...(await differences(session, built.before.image, built.after.image)));
  }
  for (const run of wanted.runs) {
    if (session.signal.aborted) break;
    complaints.push(...(await proveRun(session, built, run)).map((complaint) => `${run.name}: ${complaint}`));
  }
  return complaints;
}

interface Built {
  /** The image's tag, where the build passed. */
  image: string | undefined;
  complaints: string[];
}

async function buildSide(session: Session, context: Context, wanted: BuildProof, side: Side): Promise<Built> {
  if (session.provide !== undefined) {
    for (const image of imagesOf(context.text, wanted.args)) await session.provide(image);
  }
  images += 1;
  const tag = `dffix-proof/${session.id}:${String(images)}-${side}`;
  const ran = await build(session.docker, {
    tag,
    context: context.dir,
    args: wanted.args,
    timeout: buildTimeout,
    signal: session.signal,
    ...(wanted.target === undefined ? {} : { target: wanted.target }),
  });
  const log = plainBuildLog(ran.output);
  const complaint = judgeBuild(wanted[side], side, ran.code === 0, log);
  return { image: ran.code === 0 ? tag : undefined, complaints: complaint === undefined ? [] : [complaint] };
}

function judgeBuild(wanted: BuildOutcome, side: Side, passed: boolean, log: string): string | undefined {
  const end = `\n${tail(log, 25)}`;
  if (wanted === 'passes') return passed ? undefined : `the ${side} build fails${end}`;
  if (passed) return `the ${side} build passes, but it must fail with "${wanted.fails}"`;
  return log.includes(wanted.fails) ? undefined : `the ${side} build fails without "${wanted.fails}"${end}`;
}

async function proveRun(session: Session, built: Record<Side, Built>, run: RunProof): Promise<string[]> {
  const look = async (side: Side, expected: Expectation, hopeful: boolean): Promise<Watched | undefined> => {
    const image = built[side].image;
    if (image === undefined) return undefined;
    const { docker, id, signal } = session;
    const seconds = hopeful ? run.timeout * leniency : run.timeout;
    return watch({ docker, image, session: id, options: run.container, signal }, expected, seconds);
  };
  const complaints: string[] = [];
  const before = run.before;
  const expected = before.kind === 'instead' ? before.expectation : run.after;
  const seen = await look('before', expected, before.kind !== 'fails');
  if (seen !== undefined) complaints.push(...judgeBefore(before, seen));
  if (before.kind === 'instead') {
    const again = await look('before', run.after, false);
    if (again !== undefined && again.unmet === undefined) complaints.push(notBroken);
  }
  const after = await look('after', run.after, true);
  if (after?.unmet !== undefined) complaints.push(`after does not work: ${after.unmet}${shown(after)}`);
  return complaints;
}

/** How much more time than a failure has, a success may take on a busy machine: it ends the wait itself. */
const leniency = 3;

const notBroken = 'before is not broken: it does what is expected of the repaired image';

function judgeBefore(wanted: BeforeOutcome, seen: Watched): string[] {
  const { unmet } = seen;
  if (wanted.kind === 'fails') {
    if (unmet === undefined) return [notBroken];
    if (seen.log.includes(wanted.symptom)) return [];
    return [`before fails (${unmet}) without its symptom "${wanted.symptom}"${shown(seen)}`];
  }
  if (unmet === undefined) return [];
  const must = wanted.kind === 'works' ? 'work' : 'do something else';
  return [`before must ${must}, but ${unmet}${shown(seen)}`];
}

function shown({ log }: Watched): string {
  return `\n${tail(log, 25)}`;
}
