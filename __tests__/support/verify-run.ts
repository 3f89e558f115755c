import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli.ts';
import type { Output } from '../../src/terminal.ts';
import type { NamedTransform } from '../../src/transform.ts';
import type { FakeEngine } from './fake-engine.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs dffix with these transforms, and with this engine alone on PATH. */
export async function dffix(
  cwd: string,
  engine: FakeEngine,
  transforms: readonly NamedTransform[],
  ...argv: string[]
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (to: string[]): Output => ({
    isTTY: false,
    columns: undefined,
    closed: false,
    write: (text) => to.push(text),
  });
  const code = await main(
    {
      argv,
      cwd,
      env: { PATH: engine.path },
      platform: 'linux',
      stdin: (async function* () {})(),
      stdout: output(out),
      stderr: output(err),
    },
    () => Promise.resolve(transforms),
  );
  return { code, out: out.join(''), err: err.join('') };
}

/** The words of every build so far. */
export const builds = (engine: FakeEngine) =>
  engine.calls().filter(([command, next]) => command === 'build' && next !== '--help');

export const dockerfile = (root: string) => readFileSync(join(root, 'Dockerfile'), 'utf8');
