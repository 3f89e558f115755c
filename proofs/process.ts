/** Runs other programs and keeps what they print. */
import { delimiter } from 'node:path';
import { execute, exists, programsCalled, sleep } from '../src/verify/process.ts';
import { tail } from '../src/text.ts';
import type { Ran, RunOptions } from '../src/verify/process.ts';

export { execute, exists, sleep, tail };
export type { Ran, RunOptions };

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
  const path = [process.env['PATH'] ?? '', '/usr/sbin', '/sbin'].join(delimiter);
  for (const name of names) {
    if (name.startsWith('/')) {
      if (await exists(name)) return name;
      continue;
    }
    const [found] = await programsCalled(name, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
