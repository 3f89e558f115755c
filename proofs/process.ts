/** Runs other programs and keeps what they print. */
import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface Ran {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both streams as they came, which is how a log reads. */
  output: string;
  timedOut: boolean;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Milliseconds after which the program is ended. */
  timeout?: number;
  signal?: AbortSignal;
}

/** Runs a program to its end. Resolves for every exit code; rejects only when it cannot be started. */
export function execute(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // A group of its own: the terminal's Ctrl-C must reach the runner, which then cleans up in order.
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stdout = '';
    let stderr = '';
    let output = '';
    let timedOut = false;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
      output += chunk;
    });
    let harder: NodeJS.Timeout | undefined;
    const kill = (): void => {
      end(child, 'SIGTERM');
      harder = setTimeout(() => end(child, 'SIGKILL'), patience);
    };
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            kill();
          }, options.timeout);
    options.signal?.addEventListener('abort', kill, { once: true });
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
      resolve({ code, stdout, stderr, output, timedOut });
    });
    if (options.signal?.aborted === true) kill();
  });
}

/** Milliseconds in which a program that is to end can clean up. */
const patience = 5000;

/** Signals a program and what it started: it leads a process group. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Like {@link execute}, but anything except exit code 0 is an error that shows the end of what was printed. */
export async function succeed(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const ran = await execute(command, args, options);
  if (ran.code !== 0) {
    const how = ran.timedOut ? 'took too long' : `exit ${String(ran.code)}`;
    throw new Error(`${command} ${args.slice(0, 3).join(' ')} …: ${how}\n${tail(ran.output, 40)}`);
  }
  return ran;
}

/** The first of these programs that PATH (or an absolute name) leads to. */
export async function findProgram(...names: string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  for (const name of names) {
    const candidates = name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name));
    for (const candidate of candidates) if (await exists(candidate, constants.X_OK)) return candidate;
  }
  return undefined;
}

export async function exists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

export function tail(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  return (all.length > lines ? ['…', ...all.slice(-lines)] : all).join('\n');
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
