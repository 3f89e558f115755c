/** Proves that Ctrl-C in the middle of a build, and of a run, leaves nothing behind on the engine. */
import { randomInt } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../src/verify/process.ts';
import type { Docker } from './docker.ts';
import { sleep, tail } from './process.ts';

/** The words that start dffix of this checkout. */
export const dffixWords: readonly string[] = [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL('dffix.ts', import.meta.url)),
];

/** Milliseconds in which a build, or a container, comes to its sleep, and in which all is cleaned up. */
const patience = 60_000;

/** What does not hold. */
export async function proveInterrupted(docker: Docker, during: 'build' | 'run'): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), 'dffix-interrupted-'));
  // Nobody else sleeps so long: it names the process, and the label that containers inherit names what is left.
  const seconds = String(randomInt(100_000, 1_000_000));
  const label = `dffix.interrupted=${seconds}`;
  const step = during === 'build' ? `RUN sleep ${seconds}` : 'RUN true';
  await writeFile(join(dir, 'Dockerfile'), `FROM alpine:3.20\nLABEL ${label}\n${step}\n`);
  const [node = '', ...words] = dffixWords;
  const flags = ['--engine=docker', '--network=host', '--container-network=none', `--run=sleep ${seconds}`];
  const running = launch(node, [...words, 'verify', ...flags, 'Dockerfile'], { cwd: dir, env: docker.env });
  try {
    if (!(await comesTrue(() => isSleeping(seconds)))) return ['nothing sleeps', tail(running.output(), 20)];
    running.signal('SIGINT');
    const { code, output } = await running.ended;
    const left = [
      ...(await listed(docker, ['ps', '--all', '--quiet', `--filter=label=${label}`])),
      ...(await listed(docker, ['images', '--quiet', `--filter=label=${label}`])),
    ];
    return [
      ...(code === 130 ? [] : [`exit ${String(code)}, not 130`, tail(output, 20)]),
      ...left.map((id) => `${id} is left behind`),
      ...((await comesTrue(async () => !(await isSleeping(seconds)))) ? [] : ['its process is left behind']),
    ];
  } finally {
    running.end();
    await rm(dir, { recursive: true, force: true });
  }
}

async function comesTrue(holds: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(200))
    if (await holds()) return true;
  return false;
}

/** The engine runs on this machine, so that what runs in its containers is seen from here. */
async function isSleeping(seconds: string): Promise<boolean> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const words = await Promise.all(
    processes.map((id) => readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '')),
  );
  return words.some((line) => line === `sleep\0${seconds}\0`);
}

async function listed(docker: Docker, words: readonly string[]): Promise<string[]> {
  return (await docker.run(words)).stdout.split(/\s+/).filter(Boolean);
}
