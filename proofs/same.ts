/** Compares two images: their configuration, and every file with its content, mode and owner. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { differences as compare, readConfiguration, readTree } from '../src/verify/tree.ts';
import type { Described } from '../src/verify/tree.ts';
import type { Docker } from './docker.ts';
import { sessionLabel } from './container.ts';

export interface Comparison {
  docker: Docker;
  id: string;
}

/** One line for each thing that is not the same. */
export async function differences(session: Comparison, before: string, after: string): Promise<string[]> {
  return compare(await described(session, before), await described(session, after));
}

async function described(session: Comparison, image: string) {
  return { configuration: await configuration(session.docker, image), files: await files(session, image) };
}

async function configuration(docker: Docker, image: string): Promise<Described> {
  const config = JSON.parse((await docker.inspect('image', image, '{{json .Config}}')) ?? '{}') as Record<
    string,
    unknown
  >;
  return readConfiguration(config, sessionLabel);
}

async function files({ docker, id }: Comparison, image: string): Promise<Described> {
  const container = (
    await docker.run(['create', '--label', `${sessionLabel}=${id}`, image, 'none'])
  ).stdout.trim();
  try {
    const child = spawn(docker.program, ['export', container], {
      env: docker.env,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const closed = once(child, 'close');
    const found = await readTree(child.stdout);
    const [code] = (await closed) as [number | null];
    if (code !== 0) throw new Error(`docker export of ${image} ended with ${String(code)}`);
    return found;
  } finally {
    await docker.try(['rm', '--force', container]);
  }
}
