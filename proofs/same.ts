/** Compares two images: their configuration, and every file with its content, mode and owner. */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Docker } from './docker.ts';
import { sessionLabel } from './container.ts';
import { entries } from './tar.ts';

/** What differs between two builds of the very same Dockerfile too. */
const unstable = [
  /^(dev|proc|sys|tmp|run)\//,
  /^var\/(cache|log|tmp)\//,
  /^(root|home\/[^/]+)\/\.(cache|npm)(\/|$)/,
  /(^|\/)node_modules\/\.cache\//,
  // Compiled Python holds its source's modification time.
  /\.pyc$/,
  /^etc\/(hosts|hostname|resolv\.conf|mtab)$/,
  /^\.dockerenv$/,
];

const mostShown = 20;

export interface Comparison {
  docker: Docker;
  id: string;
}

/** One line for each thing that is not the same. */
export async function differences(session: Comparison, before: string, after: string): Promise<string[]> {
  const found = [
    ...compare(
      await configuration(session.docker, before),
      await configuration(session.docker, after),
      'the configuration',
    ),
    ...compare(await files(session, before), await files(session, after), 'the file'),
  ];
  const more = found.length - mostShown;
  return more > 0 ? [...found.slice(0, mostShown), `… and ${String(more)} differences more`] : found;
}

function compare(before: Map<string, string>, after: Map<string, string>, what: string): string[] {
  const found: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const is = after.get(key);
    if (was !== is) found.push(`${what} ${key} differs: ${was ?? 'absent'} before, ${is ?? 'absent'} after`);
  }
  return found;
}

async function configuration(docker: Docker, image: string): Promise<Map<string, string>> {
  const config = JSON.parse((await docker.inspect('image', image, '{{json .Config}}')) ?? '{}') as Record<
    string,
    unknown
  >;
  // An id of the container that built it, which old builders leave in the image.
  const own = new Set(['Hostname', 'Image']);
  return new Map(
    Object.entries(config)
      .filter(([key]) => !own.has(key))
      .map(([key, value]) => [key, JSON.stringify(value)]),
  );
}

async function files({ docker, id }: Comparison, image: string): Promise<Map<string, string>> {
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
    const found = new Map<string, string>();
    for await (const entry of entries(child.stdout)) {
      const hash = createHash('sha256');
      for await (const chunk of entry.content) hash.update(chunk);
      const path = entry.path.replace(/^\.?\//, '');
      if (path === '' || unstable.some((pattern) => pattern.test(path))) continue;
      const content =
        entry.type === 'file'
          ? hash.digest('hex').slice(0, 12)
          : `${entry.type}${entry.link === '' ? '' : ` to ${entry.link}`}`;
      found.set(
        path,
        `${content}, mode ${entry.mode.toString(8)}, owner ${String(entry.uid)}:${String(entry.gid)}`,
      );
    }
    const [code] = (await closed) as [number | null];
    if (code !== 0) throw new Error(`docker export of ${image} ended with ${String(code)}`);
    return found;
  } finally {
    await docker.try(['rm', '--force', container]);
  }
}
