import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { attempt } from './attempt.ts';
import { Listings } from './listings.ts';
import type { Content, Entry, Tree } from './tree.ts';

/** Is told what the disk answers. */
export interface DiskListener {
  entry(root: string, path: string, entry: Entry | undefined): void;
  exists(path: string, exists: boolean): void;
  names(path: string, names: readonly string[] | undefined): void;
  read(path: string, content: Content): void;
}

/** Windows has no permission bits: Docker sends every file as executable from there. https://github.com/moby/moby/issues/20397 */
const INVENTED_BITS = process.platform === 'win32' ? 0o111 : 0;

/** Files of a directory on disk. Symbolic links are followed inside of it only; each file is read and asked for once. */
export function diskTree(root: string, listener?: DiskListener): Tree {
  const listings = new Listings(root);
  const entries = new Map<string, Entry | undefined>();
  const contents = new Map<string, Content>();
  const top = topOf(root);
  return {
    entry: (path) =>
      remember(entries, path, () => {
        const entry = listings.lacks(resolve(root, path)) ? undefined : look(root, top, path);
        listener?.entry(root, path, entry);
        return entry;
      }),
    read: (path) =>
      remember(contents, path, () => {
        const place = resolve(root, path);
        const content = regularFile(place) ?? 'unreadable';
        listener?.read(place, content);
        return content;
      }),
    names: (path) => {
      const place = resolve(root, path);
      const names = listings.names(place);
      listener?.names(place, names);
      return names ?? [];
    },
    real: () => true,
  };
}

/** The directory without symbolic links. */
export function topOf(root: string): string {
  return attempt(() => realpathSync.native(root)) ?? root;
}

/** What is at a path in a directory; `top` is the directory without symbolic links. */
export function look(root: string, top: string, path: string): Entry | undefined {
  const target = attempt(() => realpathSync.native(resolve(root, path)));
  if (target === undefined) return undefined;
  const stat = attempt(() => statSync(target));
  return stat && entryAt(top, target, stat);
}

/** The entry for a path without symbolic links; undefined outside of `top`, and for what is neither file nor directory. */
export function entryAt(top: string, target: string, stat: Stats): Entry | undefined {
  const real = relative(top, target);
  if (real === '..' || real.startsWith(`..${sep}`) || resolve(real) === real) return undefined;
  if (!(stat.isFile() || stat.isDirectory())) return undefined;
  const directory = stat.isDirectory();
  return {
    kind: directory ? 'directory' : 'file',
    mode: (stat.mode & 0o7777) | INVENTED_BITS,
    size: directory ? 0 : stat.size,
    real: real.split(sep).join('/'),
  };
}

/** The bytes of a regular file; undefined where there is none that can be read. A pipe would have to be waited for. */
export function regularFile(path: string): Uint8Array | undefined {
  const isFile = attempt(() => statSync(path))?.isFile() === true;
  return isFile ? attempt(() => readFileSync(path)) : undefined;
}

function remember<T>(cache: Map<string, T>, path: string, find: () => T): T {
  if (!cache.has(path)) cache.set(path, find());
  return cache.get(path) as T;
}
