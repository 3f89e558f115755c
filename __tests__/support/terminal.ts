import type { Output, Terminal } from '../../src/terminal.ts';

/** What a run wrote, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program with a terminal in memory. */
export async function inTerminal(
  program: (terminal: Terminal) => Promise<number>,
  cwd: string,
  argv: readonly string[],
  stdin = '',
): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const output = (to: string[]): Output => ({
    isTTY: false,
    columns: undefined,
    closed: false,
    write: (text) => to.push(text),
  });
  const code = await program({
    argv,
    cwd,
    env: {},
    platform: 'linux',
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    stdout: output(out),
    stderr: output(err),
  });
  return { code, out: out.join(''), err: err.join('') };
}
