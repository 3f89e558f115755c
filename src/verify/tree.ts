import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { entries } from './tar.ts';

/** What differs between two builds of the very same Dockerfile too. */
const UNSTABLE: readonly RegExp[] = [
  /^(dev|proc|sys|tmp|run)\//,
  /^var\/(cache|log|tmp)\//,
  /^(root|home\/[^/]+)\/\.(cache|npm)(\/|$)/,
  /(^|\/)node_modules\/\.cache\//,
  // Compiled Python holds its source's modification time.
  /\.pyc$/,
  /^etc\/(hosts|hostname|resolv\.conf|mtab)$/,
  /^\.dockerenv$/,
];

const MOST_SHOWN = 20;

/** What an image has, told by texts that are the same for what is the same. */
export type Described = ReadonlyMap<string, string>;

/** Every file of an exported file system: content, mode and owner; caches, logs and times aside. */
export async function readTree(archive: Readable): Promise<Described> {
  const found = new Map<string, string>();
  for await (const entry of entries(archive)) {
    const hash = createHash('sha256');
    for await (const chunk of entry.content) hash.update(chunk);
    const path = entry.path.replace(/^\.?\//, '');
    if (path === '' || UNSTABLE.some((pattern) => pattern.test(path))) continue;
    const content =
      entry.type === 'file'
        ? hash.digest('hex').slice(0, 12)
        : `${entry.type}${entry.link === '' ? '' : ` to ${entry.link}`}`;
    const owner = `${String(entry.uid)}:${String(entry.gid)}`;
    found.set(path, `${content}, mode ${entry.mode.toString(8)}, owner ${owner}`);
  }
  return found;
}

/** The configuration of an image by its members, without what names the container that built it and without our label. */
export function readConfiguration(config: Readonly<Record<string, unknown>>, label: string): Described {
  const own = new Set(['Hostname', 'Image']);
  return new Map(
    Object.entries(config)
      .filter(([key]) => !own.has(key))
      .map(([key, value]) => [key, key === 'Labels' ? labels(value, label) : JSON.stringify(value)] as const)
      .filter(([, value]) => value !== ''),
  );
}

function labels(value: unknown, own: string): string {
  const others = Object.entries(value ?? {}).filter(([name]) => name !== own);
  return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
}

/** One line for each thing that is not the same. */
export function differences(
  before: Readonly<Record<'configuration' | 'files', Described>>,
  after: Readonly<Record<'configuration' | 'files', Described>>,
): string[] {
  const found = [
    ...compare(before.configuration, after.configuration, 'the configuration'),
    ...compare(before.files, after.files, 'the file'),
  ];
  const more = found.length - MOST_SHOWN;
  return more > 0 ? [...found.slice(0, MOST_SHOWN), `… and ${String(more)} differences more`] : found;
}

function compare(before: Described, after: Described, what: string): string[] {
  const found: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const is = after.get(key);
    if (was !== is) found.push(`${what} ${key} differs: ${was ?? 'absent'} before, ${is ?? 'absent'} after`);
  }
  return found;
}
