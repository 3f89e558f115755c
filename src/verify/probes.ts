import { UsageError } from '../errors.ts';
import { parseShell } from '../shell/parse.ts';
import { plainText } from '../build/plain-text.ts';
import type { Check } from '../verification.ts';
import { listens, request } from './ask.ts';
import type { Container, ContainerRequest, State } from './engine.ts';
import { asksVersion, USAGE_ERROR } from './console-script.ts';
import { ending, failed, inContainer, passed, until } from './container.ts';
import type { Trial } from './container.ts';
import { readHttp } from './wishes.ts';

/** Seconds after which a container that runs is taken to stay up. */
const UP = 3;
/** Seconds that a container has to answer, beyond what HEALTHCHECK gives it to start. */
const ANSWER = 30;
/** Seconds in which a server that answers with an error may come to itself. */
const CHANGE = 8;
/** Seconds that a port has, where it is only looked whether somebody listens. */
const LISTEN = 6;
/** Seconds that a command of the user has. */
const COMMAND = 120;

/** What was asked of an image, and what could not be. */
export interface Asked {
  readonly checks: readonly Check[];
  /** A sentence without a full stop each. */
  readonly unasked: readonly string[];
}

/**
 * Runs the image as the user wishes; without a wish, what it says of itself is tried: CMD, its console script, HEALTHCHECK, EXPOSE,
 * and what Compose publishes. Throws UsageError where a wish cannot be asked.
 */
export async function probe(trial: Trial): Promise<Asked> {
  const { run, http } = trial.wishes;
  if (run.length + http.length === 0) return probeDefaults(trial);
  const checks: Check[] = [];
  for (const text of http) checks.push(await probeHttp(trial, text));
  for (const text of run) checks.push(await probeCommand(trial, text));
  return { checks, unasked: [] };
}

function portsOf({ image, wishes }: Trial): readonly number[] {
  return [...new Set([...image.ports, ...wishes.ports])];
}

async function probeDefaults(trial: Trial): Promise<Asked> {
  const { entrypoint, cmd } = trial.image;
  if (entrypoint.length + cmd.length === 0)
    return { checks: [passed('starts', 'it has no CMD to be started with', true)], unasked: [] };
  const ports = portsOf(trial);
  return inContainer(trial, { ports }, async (container) => {
    const starts = await staysUp(trial, container);
    const checks = [starts];
    const unasked: string[] = [];
    const version = starts.passed ? await asksVersion(trial) : undefined;
    if (typeof version === 'string') unasked.push(version);
    else if (version !== undefined) checks.push(version);
    const { running } = await container.state();
    if (!starts.passed || !running) return { checks, unasked };
    const health = await isHealthy(trial, container);
    if (health !== undefined) checks.push(health);
    for (const port of ports) {
      const check = await isListening(trial, container, port);
      if (typeof check === 'string') unasked.push(check);
      else checks.push(check);
    }
    const stops = await endsWhenAsked(container);
    if (stops !== undefined) checks.push(stops);
    return { checks, unasked };
  });
}

async function staysUp(trial: Trial, container: Container): Promise<Check> {
  const ended = await ending(trial, container, UP);
  if (ended === undefined) return passed('starts', 'it starts and stays up', true);
  if (ended.exitCode === 0) return passed('starts', 'it starts and ends with exit code 0', true);
  const check = failed('starts', howEnded(ended), true, await container.log());
  return ended.exitCode === USAGE_ERROR ? ((await wantsArguments(trial)) ?? check) : check;
}

/** A command line tool that is started without arguments tells how it is used, and is well. */
async function wantsArguments(trial: Trial): Promise<Check | undefined> {
  const version = await asksVersion(trial);
  return version !== undefined && typeof version !== 'string' && version.passed
    ? passed('starts', `it wants arguments; ${version.what}`, true)
    : undefined;
}

function howEnded(state: State): string {
  if (state.running) return 'the container runs';
  return state.exitCode === undefined || state.exitCode === 0
    ? 'the container does not start'
    : `the container ends with exit code ${String(state.exitCode)}`;
}

/** Its command is run here, because the engine itself would wait for the whole interval first. */
async function isHealthy({ image, signal }: Trial, container: Container): Promise<Check | undefined> {
  const { healthcheck, startPeriod } = image;
  if (healthcheck === undefined) return undefined;
  let last = '';
  const healthy = await until(signal, startPeriod + ANSWER, async () => {
    const ran = await container.exec(healthcheck, 30_000);
    last = ran.output;
    return ran.code === 0 || !(await container.state()).running ? ran.code === 0 : undefined;
  });
  if (healthy === true) return passed('health', 'its HEALTHCHECK passes', true);
  return failed('health', 'its HEALTHCHECK fails', true, `${await container.log()}${last}`);
}

/** What EXPOSE says is often not so: it is compared and decides nothing. A text tells why the port cannot be asked. */
async function isListening({ signal }: Trial, container: Container, port: number): Promise<Check | string> {
  const name = `port ${String(port)}`;
  const target = await container.target(port);
  if (!target.known) return `port ${String(port)} is not asked, because ${target.reason}`;
  const there = await until(signal, LISTEN, async () => ((await listens(target.value)) ? true : undefined));
  if (there) return passed(name, `port ${String(port)} answers`, false);
  return failed(name, `nobody listens at port ${String(port)}`, false, await container.log());
}

async function endsWhenAsked(container: Container): Promise<Check | undefined> {
  const stopped = await container.stop();
  if (stopped === undefined) return undefined;
  return stopped.killed
    ? failed('stops', 'it does not end when it is asked to, and is killed', false, await container.log())
    : passed('stops', 'it ends when it is asked to', false);
}

async function probeHttp(trial: Trial, text: string): Promise<Check> {
  const { path, port = portsOf(trial)[0] } = readHttp(text);
  const name = `http ${text}`;
  if (port === undefined) return failed(name, `the image exposes no port to ask for ${path}`, true, '');
  return inContainer(trial, { ports: [port] }, async (container) => {
    const where = `${path} at port ${String(port)}`;
    let last = `nobody answers ${where}`;
    let firstAnswer: number | undefined;
    const answered = await until(trial.signal, trial.image.startPeriod + ANSWER, async () => {
      const state = await container.state();
      if (!state.running) {
        last = howEnded(state);
        return false;
      }
      const target = await container.target(port);
      if (!target.known) {
        // It may have ended since it was asked.
        if (!(await container.state()).running) return undefined;
        throw new UsageError(`--http ${text} cannot be asked: ${target.reason}`);
      }
      const answer = await request(target.value, path);
      if (answer === undefined) return undefined;
      last = `${where} answers with status ${String(answer.status)}`;
      firstAnswer ??= Date.now();
      if (answer.status < 400) return true;
      return Date.now() - firstAnswer > CHANGE * 1000 ? false : undefined;
    });
    if (answered === true) return passed(name, last, true);
    return failed(name, last, true, await container.log());
  });
}

async function probeCommand(trial: Trial, text: string): Promise<Check> {
  const name = `run ${text}`;
  return inContainer(trial, { ports: [], ...command(text) }, async (container) => {
    const ended = await ending(trial, container, COMMAND);
    if (ended?.exitCode === 0) return passed(name, `'${text}' ends with exit code 0`, true);
    const how = ended === undefined ? `does not end in ${String(COMMAND)} s` : `fails: ${howEnded(ended)}`;
    return failed(name, `'${text}' ${how}`, true, await container.log());
  });
}

/** Words of one plain command are passed as they are; anything else takes a shell, inside of the container. */
function command(text: string): Pick<ContainerRequest, 'words' | 'entrypoint'> {
  const shell = parseShell(plainText(text));
  const [only, ...more] = shell.known ? shell.value.commands : [];
  const words = only?.words.map(({ literal }) => literal) ?? [];
  const isPlain =
    more.length === 0 && only?.assignments.length === 0 && !/[|&;<>()$`\\\n*?[\]{}~#]/.test(text);
  if (isPlain && words.every((word) => word !== undefined)) return { words };
  return { entrypoint: '/bin/sh', words: ['-c', text] };
}
