/** Proves the demo of the README: its commands are run word for word, and do what it says of them. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Docker } from './docker.ts';
import { dffixWords } from './interrupted.ts';
import { execute, tail } from './process.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));

/** What does not hold. An engine without networks gets words that say so, behind those of the README. */
export async function proveReadme(docker: Docker, hasNetworks: boolean): Promise<string[]> {
  const demo = demoOf(await readFile(readme, 'utf8'));
  if (demo === undefined) return ['the README has no demo with `docker build` and `--verify`'];
  const dir = await mkdtemp(join(tmpdir(), 'dffix-readme-'));
  try {
    const env = await commands(dir, docker, hasNetworks);
    const { output } = await execute('sh', ['-c', demo.commands], { cwd: dir, env });
    const codes = (await readFile(join(dir, 'codes'), 'utf8').catch(() => '')).trim().split('\n');
    const said = plain(output);
    return [
      ...(codes.join() === 'docker 1,dffix 0,docker 0' ? [] : [`the commands end with ${codes.join(', ')}`]),
      ...demo.symptoms.filter((text) => !said.includes(plain(text))).map((text) => `nothing says: ${text}`),
      ...demo.output
        .filter((line) => !said.includes(plain(line)))
        .map((line) => `dffix does not say: ${line}`),
    ].flatMap((complaint, index) => (index === 0 ? [complaint, tail(output, 80)] : [complaint]));
  } finally {
    await docker.try(['rmi', '--force', 'demo']);
    await rm(dir, { recursive: true, force: true });
  }
}

interface Demo {
  readonly commands: string;
  /** What the comments of the commands say that is seen: `fails: …`. */
  readonly symptoms: readonly string[];
  /** What dffix says in the block below. */
  readonly output: readonly string[];
}

function demoOf(text: string): Demo | undefined {
  // Every second part stands between fences.
  const parts = text.split(/^```/m);
  const at = parts.findIndex(
    (part) => part.startsWith('sh\n') && part.includes('docker build') && part.includes('--verify'),
  );
  const [block, , output = ''] = at < 0 ? [] : parts.slice(at);
  if (block === undefined) return undefined;
  const commands = block.slice('sh\n'.length);
  return {
    commands,
    symptoms: [...commands.matchAll(/# fails: (.*)$/gm)].map(([, what = '']) => what),
    output: output.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '…'),
  };
}

/** Times differ from run to run, and lines are broken where the terminal ends. */
function plain(text: string): string {
  return text
    .replaceAll(/\d+\.\d s\)/g, 'N s)')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A directory for PATH in which docker and dffix write down how they end. */
async function commands(dir: string, docker: Docker, hasNetworks: boolean): Promise<NodeJS.ProcessEnv> {
  const path = docker.env['PATH'] ?? '';
  const more = hasNetworks
    ? { docker: '', dffix: '' }
    : { docker: '--network=host', dffix: '--network=host --container-network=none' };
  const words = { docker: [docker.program], dffix: dffixWords };
  for (const name of ['docker', 'dffix'] as const) {
    const program = words[name];
    const run = program.map((word) => `'${word}'`).join(' ');
    const text = `#!/bin/sh\nPATH='${path}' ${run} "$@" ${more[name]}\ncode=$?\necho "${name} $code" >>'${dir}/codes'\nexit $code\n`;
    await writeFile(join(dir, name), text);
    await chmod(join(dir, name), 0o755);
  }
  return { ...docker.env, PATH: `${dir}:${path}` };
}
