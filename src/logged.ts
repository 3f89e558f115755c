import { resolve } from 'node:path';
import { parseDockerfile } from './dockerfile/parse.ts';
import { FileError, UsageError } from './errors.ts';
import { locate } from './log/locate.ts';
import { readLog } from './log/read.ts';
import type { BuildLog } from './log/types.ts';
import { readAll } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { readBytes, readText } from './text.ts';

/** The log in a file, or on standard input (`-`). Throws UsageError where it cannot be read. */
export async function logFrom(name: string, { cwd, stdin }: Terminal): Promise<BuildLog> {
  try {
    const bytes = name === '-' ? await readAll(stdin) : readBytes(resolve(cwd, name));
    // Programs write what they like into a log: what is not UTF-8 there is of no account.
    return readLog(new TextDecoder('utf-8').decode(bytes));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`the log ${name} cannot be read: ${error.message}`);
    throw error;
  }
}

/**
 * The one Dockerfile that a log is of: the only one there is, or the one that has the step which failed. Throws
 * UsageError where that is not certain.
 */
export function loggedFile(log: BuildLog, files: readonly string[], cwd: string): string {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) return only;
  const fitting = files.filter((path) => has(resolve(cwd, path), log));
  const [found, ...others] = fitting;
  if (found !== undefined && others.length === 0) return found;
  const choice = fitting.length > 0 ? fitting : files;
  throw new UsageError(
    `--log is the log of one Dockerfile, and it may be ${choice.slice(0, 3).join(' or ')}${choice.length > 3 ? ' or another' : ''}: name it`,
  );
}

function has(path: string, log: BuildLog): boolean {
  try {
    return locate(log, parseDockerfile(readText(path))) !== undefined;
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}
