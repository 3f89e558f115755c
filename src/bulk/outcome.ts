import type { FileConfiguration } from '../config/configurations.ts';
import type { Testimony } from '../context/witness.ts';
import { FileError, UsageError } from '../errors.ts';
import type { RunOptions } from '../options.ts';
import type { FileResult } from '../result.ts';

/** One Dockerfile to be repaired: data that any thread can read. */
export interface Task {
  readonly path: string;
  readonly text: string;
  readonly configuration: FileConfiguration;
}

/** What all tasks of a run have in common: data that any thread can read. */
export interface Circumstances {
  readonly cwd: string;
  readonly options: Pick<
    RunOptions,
    'only' | 'skip' | 'preset' | 'ignoreComments' | 'unsafe' | 'context' | 'asOf'
  >;
  /** True where everything that the disk answers is to be written down. */
  readonly testify: boolean;
}

export interface Solved {
  readonly kind: 'solved';
  readonly result: FileResult;
  /** Absolute directory of the build context. */
  readonly root: string | undefined;
  /** What the disk answered; undefined where that was not asked for. */
  readonly testimony: Testimony | undefined;
}

export interface Failed {
  readonly kind: 'failed';
  readonly fault: Fault;
}

export type Outcome = Solved | Failed;

/** An error as data. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly path: string | undefined;
  readonly line: number | undefined;
}

export function faultOf(error: unknown): Fault {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { path, line } = error instanceof FileError ? error : { path: undefined, line: undefined };
  return { name, message, stack, path, line };
}

/** The error again, of the class that it had where that is one of ours. */
export function errorOf({ name, message, stack, path, line }: Fault): Error {
  if (name === 'UsageError') return new UsageError(message);
  if (path !== undefined) return new FileError(path, message, line);
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
