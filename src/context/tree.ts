import { decodeText } from '../text.ts';
import { cleanPath, parentOf } from './paths.ts';

/** What is at a path. `real` is where symbolic links lead to, relative to the root. */
export interface Entry {
  readonly kind: 'file' | 'directory';
  /** Permission bits. */
  readonly mode: number;
  /** Bytes; 0 for directories. */
  readonly size: number;
  readonly real: string;
}

/** Bytes of a file, or why there are none. */
export type Content = Uint8Array | 'unreadable';

/** Files below one root. Paths are clean and relative to it; `''` is the root. */
export interface Tree {
  /** Undefined where nothing is there, or where it lies outside the root. */
  entry(path: string): Entry | undefined;
  /** Only for paths whose entry is a file. */
  read(path: string): Content;
  /** Names in a directory, in any order. */
  names(path: string): readonly string[];
  /** True where the tree tells what is really there, and not what is planned. */
  real(path: string): boolean;
}

const DIRECTORY_MODE = 0o755;
const FILE_MODE = 0o644;

/** A tree in memory. A path that ends in `/` is a directory; paths that leave the root are dropped. `modes`: permission bits of files. */
export function memoryTree(
  files: ReadonlyMap<string, string>,
  modes: ReadonlyMap<string, number> = new Map(),
): Tree {
  const contents = new Map<string, Uint8Array>();
  const directories = new Map<string, Set<string>>([['', new Set()]]);
  for (const [path, text] of files) {
    const clean = cleanPath(path);
    if (clean === undefined) continue;
    if (path.endsWith('/')) directories.set(clean, directories.get(clean) ?? new Set());
    else contents.set(clean, new TextEncoder().encode(text));
    addToParents(directories, clean);
  }
  return {
    entry(path) {
      if (directories.has(path)) return { kind: 'directory', mode: DIRECTORY_MODE, size: 0, real: path };
      const size = contents.get(path)?.length;
      const mode = modes.get(path) ?? FILE_MODE;
      return size === undefined ? undefined : { kind: 'file', mode, size, real: path };
    },
    read: (path) => contents.get(path) ?? 'unreadable',
    names: (path) => [...(directories.get(path) ?? [])],
    real: () => true,
  };
}

function addToParents(directories: Map<string, Set<string>>, path: string): void {
  for (
    let child = path, parent = parentOf(path);
    parent !== undefined;
    child = parent, parent = parentOf(parent)
  ) {
    const names = directories.get(parent) ?? new Set();
    names.add(child.slice(parent === '' ? 0 : parent.length + 1));
    directories.set(parent, names);
  }
}

/** The tree as if these files had been written into it; their permission bits stay. */
export function overlayTree(base: Tree, files: ReadonlyMap<string, string>): Tree {
  const top = memoryTree(files);
  const holds = (path: string): boolean => top.entry(path)?.kind === 'file';
  return {
    entry(path) {
      const below = base.entry(path);
      const above = top.entry(path);
      if (above?.kind === 'file') return below?.kind === 'file' ? { ...below, size: above.size } : above;
      return below ?? above;
    },
    read: (path) => (holds(path) ? top.read(path) : base.read(path)),
    names: (path) => [...new Set([...base.names(path), ...top.names(path)])],
    real: (path) => !holds(path) && base.real(path),
  };
}

/** The text of what was read; undefined where there is none. */
export function textOf(content: Content): string | undefined {
  return content === 'unreadable' ? undefined : decodeText(content);
}
