/** One container of a proof: started, watched, and judged by what it is expected to do. */
import type { Docker } from './docker.ts';
import type { ContainerOptions, Expectation, HttpExpectation } from './format.ts';
import { ask } from './probe.ts';
import { sleep, tail } from './process.ts';

export interface Watched {
  /** Why the expectation was not met; undefined when it was. */
  unmet: string | undefined;
  /** Everything the container wrote, and what the engine said when it could not start it. */
  log: string;
}

/** Label of every container the runner makes; its value names the runner's session. */
export const sessionLabel = 'dffix.proof';

export interface Launch {
  docker: Docker;
  image: string;
  session: string;
  options: ContainerOptions;
  signal: AbortSignal;
}

/** Runs the image and waits until the expectation is met, cannot be met any more, or `seconds` are over. */
export async function watch(launch: Launch, expected: Expectation, seconds: number): Promise<Watched> {
  const { docker } = launch;
  const created = await docker.try([
    'create',
    ...createFlags(launch),
    launch.image,
    ...launch.options.command,
  ]);
  if (created.code !== 0) return { unmet: 'the container could not be created', log: created.output };
  const container = created.stdout.trim();
  try {
    const started = await docker.try(['start', container]);
    const deadline = Date.now() + seconds * 1000;
    const unmet = await judge(launch, container, expected, deadline);
    const logs = await docker.try(['logs', container]);
    return { unmet, log: started.code === 0 ? logs.output : `${logs.output}${started.stderr}` };
  } finally {
    await docker.try(['rm', '--force', '--volumes', container]);
  }
}

/** Without a network npm would retry for more than a minute before it says what is wrong. */
const withoutNetwork = { npm_config_fetch_retries: '0' };

function createFlags({ session, options }: Launch): string[] {
  const flags = ['--network=none', '--label', `${sessionLabel}=${session}`];
  if (options.user !== undefined) flags.push('--user', options.user);
  if (options.workdir !== undefined) flags.push('--workdir', options.workdir);
  if (options.entrypoint !== undefined) flags.push('--entrypoint', options.entrypoint);
  if (options.readOnly) flags.push('--read-only');
  for (const path of options.tmpfs) flags.push('--tmpfs', path);
  for (const [name, value] of Object.entries({ ...withoutNetwork, ...options.env }))
    flags.push('--env', `${name}=${value}`);
  return flags;
}

async function judge(
  launch: Launch,
  container: string,
  expected: Expectation,
  deadline: number,
): Promise<string | undefined> {
  if (expected.exit !== undefined) return ending(launch, container, expected, deadline);
  let unmet: string | undefined;
  if (expected.http !== undefined) {
    const http = expected.http;
    unmet ??= await until(launch, container, deadline, () => answering(launch.docker, container, http));
  }
  if (expected.health !== undefined) {
    const health = expected.health;
    unmet ??= await until(launch, container, deadline, async () => {
      const state = await launch.docker.inspect(
        'container',
        container,
        '{{if .State.Health}}{{.State.Health.Status}}{{else}}without a health check{{end}}',
      );
      return state === health ? undefined : `it is ${state ?? 'gone'}, not ${health}`;
    });
  }
  if (expected.stopsWithin !== undefined)
    unmet ??= await stopping(launch.docker, container, expected.stopsWithin);
  return unmet;
}

/** Asks again until it is so, the container has ended, or the time is over. */
async function until(
  launch: Launch,
  container: string,
  deadline: number,
  unmet: () => Promise<string | undefined>,
): Promise<string | undefined> {
  for (;;) {
    const running = await launch.docker.inspect('container', container, '{{.State.Running}}');
    const reason = running === 'true' ? await unmet() : 'the container ended';
    if (reason === undefined || running !== 'true') return reason;
    if (Date.now() > deadline || launch.signal.aborted) return `${reason}, for all the time it had`;
    await sleep(300);
  }
}

async function answering(
  docker: Docker,
  container: string,
  http: HttpExpectation,
): Promise<string | undefined> {
  const where = `port ${String(http.port)}${http.path}`;
  const answer = await ask(docker, container, http.port, http.path);
  if (answer === undefined) return `nobody answers at ${where}`;
  if (answer.status !== http.status)
    return `${where} answers with status ${String(answer.status)}, not ${String(http.status)}`;
  if (http.contains !== undefined && !answer.body.includes(http.contains)) {
    return `the answer of ${where} lacks "${http.contains}": ${tail(answer.body.slice(0, 400), 5)}`;
  }
  if (http.lacks !== undefined && answer.body.includes(http.lacks))
    return `the answer of ${where} contains "${http.lacks}"`;
  return undefined;
}

async function ending(
  launch: Launch,
  container: string,
  expected: Expectation,
  deadline: number,
): Promise<string | undefined> {
  const left = Math.max(deadline - Date.now(), 1);
  const waited = await launch.docker.try(['wait', container], { timeout: left, signal: launch.signal });
  if (waited.timedOut || waited.code !== 0) return 'the container did not end in the time it had';
  const code = Number(waited.stdout.trim());
  if (code !== expected.exit) return `exit code ${String(code)}, not ${String(expected.exit)}`;
  const logs = await launch.docker.run(['logs', container]);
  if (expected.output !== undefined && !logs.stdout.includes(expected.output))
    return `it does not print "${expected.output}"`;
  return undefined;
}

async function stopping(docker: Docker, container: string, seconds: number): Promise<string | undefined> {
  await firstWords(docker, container);
  const started = Date.now();
  await docker.run(['stop', container]);
  const took = (Date.now() - started) / 1000;
  return took <= seconds ? undefined : `it took ${took.toFixed(1)} s to stop, more than ${String(seconds)}`;
}

/** A program that has said something is up: before that it may not have asked for signals yet. */
async function firstWords(docker: Docker, container: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { output } = await docker.try(['logs', container]);
    if (output.trim() !== '') return;
    await sleep(200);
  }
}
