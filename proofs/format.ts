/** The contents of a proof.json, and what must be so for it to be one. `README.md` describes the format. */
import { FormatError, json, Reader } from './reader.ts';

export interface Proof {
  /** Which engine it holds on: `real` needs the real images, `stand-in` only makes sense on ours. */
  only: 'real' | 'stand-in' | undefined;
  builds: BuildProof[];
}

export interface BuildProof {
  name: string;
  args: Record<string, string>;
  target: string | undefined;
  before: BuildOutcome;
  after: BuildOutcome;
  /** Both images must have the same configuration and the same files. */
  same: boolean;
  runs: RunProof[];
}

/** `fails` is a text that the build's log must contain word for word. */
export type BuildOutcome = 'passes' | { fails: string };

export interface RunProof {
  name: string;
  container: ContainerOptions;
  /** What the repaired image must do. */
  after: Expectation;
  before: BeforeOutcome;
  timeout: number;
}

export interface ContainerOptions {
  command: string[];
  entrypoint: string | undefined;
  user: string | undefined;
  workdir: string | undefined;
  env: Record<string, string>;
  readOnly: boolean;
  tmpfs: string[];
}

/** Everything that is set must hold. At least one thing is set. */
export interface Expectation {
  http: HttpExpectation | undefined;
  /** Text that standard output must contain. */
  output: string | undefined;
  /** Exit code of a container that ends by itself. */
  exit: number | undefined;
  /** Seconds within which it must end after `docker stop`. */
  stopsWithin: number | undefined;
  /** The state that the image's HEALTHCHECK must report. */
  health: 'healthy' | 'unhealthy' | undefined;
}

export interface HttpExpectation {
  port: number;
  path: string;
  status: number;
  contains: string | undefined;
  lacks: string | undefined;
}

/**
 * What the broken image does: fails and says the symptom; works all the same (a control); or does
 * something else, which the repaired image must not do.
 */
export type BeforeOutcome =
  { kind: 'fails'; symptom: string } | { kind: 'works' } | { kind: 'instead'; expectation: Expectation };

const defaultTimeout = 30;

export function parseProof(text: string): Proof {
  const top = new Reader(json(text), '');
  const only = top.choice('only', ['real', 'stand-in']);
  top.text('about');
  const several = top.has('builds');
  if (several && (top.has('build') || top.has('runs') || top.has('same'))) {
    throw new FormatError(
      '"builds" stands alone: "build", "runs" and "same" belong into each of its entries',
    );
  }
  const builds = several
    ? top
        .list('builds')
        .map((entry, index) => parseBuild(new Reader(entry, `builds[${String(index)}]`), undefined))
    : [parseSingle(top)];
  top.end();
  if (builds.length === 0) throw new FormatError('"builds" is empty: nothing would be proved');
  const names = new Set(builds.map(({ name }) => name));
  if (names.size < builds.length) throw new FormatError('"builds" need different names');
  return { only, builds };
}

/** The short form: one unnamed build, its runs beside it. */
function parseSingle(top: Reader): BuildProof {
  const given = top.take('build') ?? {};
  return parseBuild(new Reader(given, 'build'), top);
}

function parseBuild(reader: Reader, outer: Reader | undefined): BuildProof {
  const holder = outer ?? reader;
  const name = outer === undefined ? reader.text('name') : 'build';
  if (name === undefined) reader.fail('"name" is missing');
  const build: BuildProof = {
    name,
    args: reader.texts('args'),
    target: reader.text('target'),
    before: buildOutcome(reader, 'before'),
    after: buildOutcome(reader, 'after'),
    same: holder.flag('same'),
    runs: holder
      .list('runs')
      .map((entry, index) => parseRun(new Reader(entry, holder.at(`runs[${String(index)}]`)))),
  };
  reader.end();
  const bothPass = build.before === 'passes' && build.after === 'passes';
  if (build.runs.length > 0 && build.after !== 'passes')
    reader.fail('"runs" need an "after" build that passes');
  if (build.same && !bothPass) reader.fail('"same" compares two images, so both builds must pass');
  if (bothPass && !build.same && build.runs.length === 0) {
    reader.fail('it proves nothing: give "runs", "same", or a build that fails');
  }
  return build;
}

function buildOutcome(reader: Reader, key: string): BuildOutcome {
  const given = reader.take(key);
  if (given === undefined || given === 'passes') return 'passes';
  const outcome: Reader = new Reader(given, reader.at(key));
  const fails = outcome.text('fails');
  outcome.end();
  if (fails === undefined) outcome.fail('give "passes", or { "fails": "text of the build log" }');
  return { fails };
}

function parseRun(reader: Reader): RunProof {
  const name = reader.text('name');
  if (name === undefined) reader.fail('"name" is missing');
  const run: RunProof = {
    name,
    container: readContainer(reader),
    after: readExpectation(reader),
    before: beforeOutcome(reader),
    timeout: reader.number('timeout') ?? defaultTimeout,
  };
  reader.end();
  return run;
}

export function readContainer(reader: Reader): ContainerOptions {
  return {
    command: reader.words('command'),
    entrypoint: reader.text('entrypoint'),
    user: reader.text('user'),
    workdir: reader.text('workdir'),
    env: reader.texts('env'),
    readOnly: reader.flag('readOnly'),
    tmpfs: reader.words('tmpfs'),
  };
}

function beforeOutcome(reader: Reader): BeforeOutcome {
  const given = reader.take('before');
  if (given === undefined) reader.fail('"before" is missing: what does the broken image do?');
  const before = new Reader(given, reader.at('before'));
  const symptom = before.text('symptom');
  const instead = before.take('instead');
  const works = before.flag('works');
  before.end();
  if ([symptom !== undefined, instead !== undefined, works].filter(Boolean).length !== 1) {
    before.fail('give exactly one of "symptom", "instead" and "works": true');
  }
  if (symptom !== undefined) return { kind: 'fails', symptom };
  if (works) return { kind: 'works' };
  const other = new Reader(instead, before.at('instead'));
  const result = readExpectation(other);
  other.end();
  return { kind: 'instead', expectation: result };
}

export function readExpectation(reader: Reader): Expectation {
  const given = reader.take('http');
  const output = reader.text('output');
  const exit = reader.number('exit');
  const stopsWithin = reader.number('stopsWithin');
  const health = reader.choice('health', ['healthy', 'unhealthy']);
  const http = given === undefined ? undefined : httpExpectation(new Reader(given, reader.at('http')));
  const stays = http !== undefined || stopsWithin !== undefined || health !== undefined;
  const ends = output !== undefined || exit !== undefined;
  if (!stays && !ends)
    reader.fail('nothing is expected: give "http", "output", "exit", "health" or "stopsWithin"');
  if (stays && ends)
    reader.fail('"output" and "exit" are for a container that ends by itself: not with the others');
  return { http, output, exit: ends ? (exit ?? 0) : undefined, stopsWithin, health };
}

function httpExpectation(reader: Reader): HttpExpectation {
  const port = reader.number('port');
  const path = reader.text('path') ?? '/';
  const status = reader.number('status') ?? 200;
  const contains = reader.text('contains');
  const lacks = reader.text('lacks');
  reader.end();
  if (port === undefined) reader.fail('"port" is missing');
  if (!path.startsWith('/')) reader.fail('"path" starts with a slash');
  return { port, path, status, contains, lacks };
}
