import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { attempt } from './disk.ts';
import { compileGlob, isGlob } from './glob.ts';
import { cleanPath } from './paths.ts';

const MAX_LEVELS = 6;

/**
 * The directory that most likely is the build context: that of the Dockerfile, or the ancestor that holds more of the
 * sources, and at least half of them. `sure` where at least half of the sources are there.
 */
export function chooseRoot(directory: string, sources: readonly string[]): { root: string; sure: boolean } {
  const wanted = [...new Set(sources.flatMap((source) => telling(source) ?? []))];
  let best = { root: directory, found: count(directory, wanted) };
  for (const root of best.found === wanted.length ? [] : ancestors(directory)) {
    const found = count(root, wanted);
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

function count(root: string, paths: readonly string[]): number {
  return paths.filter((path) => exists(root, path.split('/'))).length;
}

function exists(directory: string, segments: readonly string[]): boolean {
  const [segment, ...rest] = segments;
  if (segment === undefined) return true;
  if (!isGlob(segment)) return existsSync(join(directory, segment)) && exists(join(directory, segment), rest);
  const glob = compileGlob(segment);
  const names = attempt(() => readdirSync(directory)) ?? [];
  return names.some((name) => glob?.matches(name) === true && exists(join(directory, name), rest));
}

function* ancestors(directory: string): Iterable<string> {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'];
  let current = directory;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const parent = dirname(current);
    const isTop = existsSync(join(current, '.git'));
    if (isTop || parent === dirname(parent) || (home !== undefined && parent === resolve(home))) return;
    yield parent;
    current = parent;
  }
}
