import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { attempt } from './attempt.ts';
import type { DiskListener } from './disk.ts';
import { compileGlob, isGlob } from './glob.ts';
import { cleanPath } from './paths.ts';

const MAX_LEVELS = 6;

/**
 * The directory that most likely is the build context: that of the Dockerfile, or the ancestor that holds more of the
 * sources, and at least half of them. `sure` where at least half of the sources are there.
 */
export function chooseRoot(
  directory: string,
  sources: readonly string[],
  listener?: DiskListener,
): { root: string; sure: boolean } {
  const disk = new Disk(listener);
  const wanted = [...new Set(sources.flatMap((source) => telling(source) ?? []))];
  const count = (root: string) => wanted.filter((path) => disk.holds(root, path.split('/'))).length;
  let best = { root: directory, found: count(directory) };
  for (const root of best.found === wanted.length ? [] : ancestors(directory, disk)) {
    const found = count(root);
    if (found > best.found && found * 2 >= wanted.length) best = { root, found };
  }
  return { root: best.root, sure: best.found * 2 >= wanted.length };
}

/** The path that a source names, where its presence tells something about a directory. */
function telling(source: string): string | undefined {
  if (source.includes('://') || source.includes('$') || source.startsWith('git@')) return undefined;
  const path = cleanPath(source);
  return path === undefined || path === '' || path === '*' ? undefined : path;
}

class Disk {
  readonly #listener: DiskListener | undefined;

  constructor(listener: DiskListener | undefined) {
    this.#listener = listener;
  }

  exists(path: string): boolean {
    const exists = existsSync(path);
    this.#listener?.exists(path, exists);
    return exists;
  }

  /** True where the path, whose segments may be patterns, leads to something. */
  holds(directory: string, segments: readonly string[]): boolean {
    const [segment, ...rest] = segments;
    if (segment === undefined) return true;
    if (!isGlob(segment))
      return this.exists(join(directory, segment)) && this.holds(join(directory, segment), rest);
    const glob = compileGlob(segment);
    return this.#names(directory).some(
      (name) => glob?.matches(name) === true && this.holds(join(directory, name), rest),
    );
  }

  #names(directory: string): readonly string[] {
    const names = attempt(() => readdirSync(directory));
    this.#listener?.names(directory, names);
    return names ?? [];
  }
}

function* ancestors(directory: string, disk: Disk): Iterable<string> {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'];
  let current = directory;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = dirname(current);
    const isTop = disk.exists(join(current, '.git'));
    if (isTop || parent === dirname(parent) || (home !== undefined && parent === resolve(home))) return;
    yield parent;
    current = parent;
  }
}
