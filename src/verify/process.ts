import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What became of a program. */
export interface Ran {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as they came, which is how a log reads. */
  readonly output: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Milliseconds after which the program is ended. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** A program that runs. */
export interface Running {
  /** What it wrote so far, both streams as they came. */
  output(): string;
  /** Ends it, and what it started. */
  end(): void;
  /** Sends a signal to it alone, as somebody may who does not know what it has started. */
  signal(name: NodeJS.Signals): void;
  /** Resolves for every exit code; rejects only when it cannot be started. */
  readonly ended: Promise<Ran>;
}

/** Milliseconds in which a program that is to end can clean up. */
const PATIENCE = 5000;

/** Starts a program without a shell: its arguments are passed as they are. */
export function launch(command: string, args: readonly string[], options: RunOptions = {}): Running {
  // A group of its own: the terminal's Ctrl-C must reach this process, which then cleans up in order.
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const written = { stdout: '', stderr: '', output: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      written[stream] += chunk;
      written.output += chunk;
    });
  let timedOut = false;
  let harder: NodeJS.Timeout | undefined;
  const kill = (): void => {
    end(child, 'SIGTERM');
    harder ??= setTimeout(() => end(child, 'SIGKILL'), PATIENCE);
  };
  const expire = (): void => {
    timedOut = true;
    kill();
  };
  const timer = options.timeout === undefined ? undefined : setTimeout(expire, options.timeout);
  options.signal?.addEventListener('abort', kill, { once: true });
  const ended = new Promise<Ran>((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(harder);
      options.signal?.removeEventListener('abort', kill);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      resolve({ code, ...written, timedOut });
    });
  });
  if (options.signal?.aborted === true) kill();
  return { output: () => written.output, end: kill, signal: (name) => void child.kill(name), ended };
}

/** Runs a program to its end. Resolves for every exit code; rejects only when it cannot be started. */
export function execute(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return launch(command, args, options).ended;
}

/** Signals a program and what it started: it leads a process group. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Every place in which PATH has a program. */
export async function programsCalled(name: string, path = process.env['PATH'] ?? ''): Promise<string[]> {
  const found: string[] = [];
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, name);
    if (await exists(candidate, constants.X_OK)) found.push(candidate);
  }
  return found;
}

export async function exists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
