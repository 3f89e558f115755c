import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Bug, UsageError } from '../errors.ts';
import { attempt } from './attempt.ts';
import { diskTree, regularFile } from './disk.ts';
import type { DiskListener } from './disk.ts';
import { ignoreNothing, parseDockerignore, type IgnoreRules } from './dockerignore.ts';
import type { ManifestFiles } from './manifests.ts';
import { nodeProject } from './node.ts';
import { cleanPath, join } from './paths.ts';
import { pythonProject } from './python.ts';
import { ReadRecord } from './record.ts';
import { chooseRoot } from './root.ts';
import { memoryTree, overlayTree, textOf, type Entry, type Tree } from './tree.ts';
import type { Context, NodeProject, PythonProject } from './types.ts';

export interface ContextOptions {
  /** Path of the Dockerfile; it need not exist. */
  readonly dockerfile: string;
  /** Directory that is the build context; guessed where absent. */
  readonly root?: string;
  /** Sources of the Dockerfile's COPY and ADD instructions that come from the build context. */
  readonly sources?: readonly string[];
  /** Is told everything that the disk answers. */
  readonly listener?: DiskListener | undefined;
}

/**
 * The build context of a Dockerfile on disk. Nothing is read before it is asked for, and each file once.
 * Throws UsageError where `root` is not a directory.
 */
export function openContext(options: ContextOptions): Context {
  const dockerfile = resolve(options.dockerfile);
  const { listener } = options;
  const { root, sure } =
    options.root === undefined
      ? chooseRoot(dirname(dockerfile), options.sources ?? [], listener)
      : { root: givenRoot(options.root), sure: true };
  const path = relative(root, dockerfile).split(sep).join('/');
  const tree = withOutsideIgnoreFile(diskTree(root, listener), root, path, listener);
  return new TreeContext({ root, dockerfile: path, complete: sure, tree, record: new ReadRecord() });
}

/**
 * A build context that holds these files and no others. A path that ends in `/` is an empty directory. `modes` are permission
 * bits by path; a file that it does not name has 0o644.
 */
export function memoryContext(
  files: Readonly<Record<string, string>>,
  dockerfile = 'Dockerfile',
  modes: Readonly<Record<string, number>> = {},
): Context {
  const tree = memoryTree(new Map(Object.entries(files)), new Map(Object.entries(modes)));
  return new TreeContext({ root: undefined, dockerfile, complete: true, tree, record: new ReadRecord() });
}

/** No build context at all, as for a Dockerfile on standard input: nothing is there, and that says nothing. */
export function noContext(dockerfile = 'Dockerfile'): Context {
  const tree = memoryTree(new Map());
  return new TreeContext({ root: undefined, dockerfile, complete: false, tree, record: new ReadRecord() });
}

/** The context as if these files (path relative to the root → text) had been written. It goes on with the same record. */
export function withCompanions(context: Context, files: ReadonlyMap<string, string>): Context {
  if (!(context instanceof TreeContext))
    throw new Bug('a context that dffix did not open cannot be overlaid');
  return files.size === 0 ? context : context.overlaid(files);
}

function givenRoot(root: string): string {
  const stat = attempt(() => statSync(root));
  if (stat?.isDirectory() !== true) throw new UsageError(`The build context ${root} is not a directory`);
  return resolve(root);
}

/** The ignore file beside a Dockerfile that lies outside the root counts, and is the one file read from there. */
function withOutsideIgnoreFile(
  tree: Tree,
  root: string,
  dockerfile: string,
  listener: DiskListener | undefined,
): Tree {
  if (!dockerfile.startsWith('../')) return tree;
  const path = `${dockerfile}.dockerignore`;
  const bytes = regularFile(resolve(root, path));
  listener?.read(resolve(root, path), bytes ?? 'unreadable');
  if (bytes === undefined) return tree;
  return {
    ...tree,
    entry: (asked) =>
      asked === path ? { kind: 'file', mode: 0, size: bytes.length, real: path } : tree.entry(asked),
    read: (asked) => (asked === path ? bytes : tree.read(asked)),
  };
}

const MAX_TEXT_BYTES = 4 * 1024 * 1024;
const MAX_HEADED_BYTES = 64 * 1024 * 1024;
const MAX_LOCKFILE_BYTES = 128 * 1024 * 1024;
/** Folders beside a Dockerfile that hold what builds and deploys its image. */
const COMPANION_DIRECTORIES: readonly string[] = [
  '.github/workflows',
  'deploy',
  'deployment',
  'deployments',
  'k8s',
  'kube',
  'kubernetes',
  'manifests',
  'scripts',
];
/** Files looked at in an ignored directory before it counts as wholly ignored. */
const MAX_EXCEPTION_WALK = 20_000;

interface Parts {
  readonly root: string | undefined;
  readonly dockerfile: string;
  readonly complete: boolean;
  readonly tree: Tree;
  readonly record: ReadRecord;
}

class TreeContext implements Context {
  readonly root: string | undefined;
  readonly dockerfile: string;
  readonly complete: boolean;
  readonly #tree: Tree;
  readonly #record: ReadRecord;
  readonly #nodes = new Map<string, NodeProject | undefined>();
  readonly #pythons = new Map<string, PythonProject | undefined>();
  readonly #ignoredDirectories = new Map<string, boolean>();
  #rules: IgnoreRules | undefined;

  constructor(parts: Parts) {
    this.root = parts.root;
    this.dockerfile = parts.dockerfile;
    this.complete = parts.complete;
    this.#tree = parts.tree;
    this.#record = parts.record;
  }

  overlaid(files: ReadonlyMap<string, string>): Context {
    const tree = overlayTree(this.#tree, files);
    return new TreeContext({
      root: this.root,
      dockerfile: this.dockerfile,
      complete: this.complete,
      tree,
      record: this.#record,
    });
  }

  get reads(): ReadonlyMap<string, string> {
    return this.#record.entries;
  }

  kind(path: string): 'file' | 'directory' | 'absent' {
    return this.#entry(path)?.kind ?? 'absent';
  }

  has(path: string): boolean {
    const entry = this.#entry(path);
    return entry !== undefined && !this.ignored(path) && !this.ignored(entry.real);
  }

  mode(path: string): number | undefined {
    return this.#entry(path)?.mode;
  }

  ignored(path: string): boolean {
    const clean = cleanPath(path);
    if (clean === undefined || clean === '' || !this.#ignoreRules().ignores(clean)) return false;
    return !this.#holdsException(clean);
  }

  text(path: string): string | undefined {
    return this.#text(path, MAX_TEXT_BYTES);
  }

  head(path: string): Uint8Array | undefined {
    const clean = cleanPath(path);
    const entry = clean !== undefined && this.has(clean) ? this.#look(clean) : undefined;
    if (clean === undefined || entry?.kind !== 'file' || entry.size > MAX_HEADED_BYTES) return undefined;
    const content = this.#tree.read(clean);
    if (this.#tree.real(clean)) this.#record.read(clean, content);
    return content === 'unreadable' || content.length < 4 ? undefined : content.subarray(0, 4);
  }

  list(path: string): readonly string[] {
    const clean = cleanPath(path);
    if (clean === undefined) return [];
    return this.#names(clean).filter((name) => !this.ignored(join(clean, name)));
  }

  companion(path: string): string | undefined {
    const clean = cleanPath(path);
    return clean === undefined ? undefined : this.#readText(clean, MAX_TEXT_BYTES);
  }

  get companions(): readonly string[] {
    const root = this.#names('');
    const present = COMPANION_DIRECTORIES.filter((path) => root.includes(path.split('/')[0] ?? path));
    return [root, ...present.map((path) => this.#names(path).map((name) => join(path, name)))].flat();
  }

  node(directory: string): NodeProject | undefined {
    return this.#project(this.#nodes, directory, nodeProject);
  }

  python(directory: string): PythonProject | undefined {
    return this.#project(this.#pythons, directory, pythonProject);
  }

  #project<T>(
    cache: Map<string, T | undefined>,
    path: string,
    make: (files: ManifestFiles, directory: string) => T | undefined,
  ) {
    const directory = cleanPath(path);
    if (directory === undefined) return undefined;
    if (!cache.has(directory)) cache.set(directory, make(this.#manifests, directory));
    return cache.get(directory);
  }

  readonly #manifests: ManifestFiles = {
    has: (path) => this.kind(path) === 'file' && this.has(path),
    text: (path) => this.text(path),
    lockfile: (path) => this.#text(path, MAX_LOCKFILE_BYTES),
    list: (path) => this.list(path),
  };

  #entry(path: string): Entry | undefined {
    const clean = cleanPath(path);
    if (clean === undefined) return undefined;
    const entry = this.#tree.entry(clean);
    if (this.#tree.real(clean)) this.#record.looked(clean, entry?.kind ?? 'absent');
    return entry;
  }

  #text(path: string, limit: number): string | undefined {
    const clean = cleanPath(path);
    if (clean === undefined || !(this.has(clean) || this.#isBuildFile(clean))) return undefined;
    return this.#readText(clean, limit);
  }

  /** Docker reads these whether they are ignored or not. */
  #isBuildFile(path: string): boolean {
    return path === this.dockerfile || this.#ignoreFiles().includes(path);
  }

  #ignoreFiles(): readonly string[] {
    return [`${this.dockerfile}.dockerignore`, '.dockerignore'];
  }

  #ignoreRules(): IgnoreRules {
    this.#rules ??= this.#readIgnoreRules();
    return this.#rules;
  }

  #readIgnoreRules(): IgnoreRules {
    const path = this.#ignoreFiles().find((candidate) => this.#look(candidate)?.kind === 'file');
    const text = path === undefined ? undefined : this.#readText(path, MAX_TEXT_BYTES);
    return text === undefined ? ignoreNothing : parseDockerignore(text);
  }

  /** As `#entry`, for a path that may be the ignore file beside a Dockerfile outside the root. */
  #look(path: string): Entry | undefined {
    const entry = this.#tree.entry(path);
    if (this.#tree.real(path)) this.#record.looked(path, entry?.kind ?? 'absent');
    return entry;
  }

  #readText(path: string, limit: number): string | undefined {
    const entry = this.#look(path);
    if (entry?.kind !== 'file' || entry.size > limit) return undefined;
    const content = this.#tree.read(path);
    if (this.#tree.real(path)) this.#record.read(path, content);
    return textOf(content);
  }

  #names(directory: string): readonly string[] {
    return this.#entry(directory)?.kind === 'directory' ? this.#tree.names(directory).toSorted() : [];
  }

  /** True where something under an ignored directory is let in again, so that the directory itself is sent. */
  #holdsException(path: string): boolean {
    const cached = this.#ignoredDirectories.get(path);
    if (cached !== undefined) return cached;
    const found = this.#findException(path);
    this.#ignoredDirectories.set(path, found);
    return found;
  }

  #findException(path: string): boolean {
    const rules = this.#ignoreRules();
    const queue = [path];
    let left = MAX_EXCEPTION_WALK;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (!rules.mayExceptUnder(next)) continue;
      const entry = this.#tree.entry(next);
      if (entry?.kind !== 'directory' || entry.real !== next) continue;
      for (const name of this.#tree.names(next)) {
        const child = join(next, name);
        if (!rules.ignores(child)) return true;
        if (left-- === 0) return false;
        queue.push(child);
      }
    }
    return false;
  }
}
