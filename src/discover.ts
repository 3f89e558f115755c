import { existsSync, lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { FileError } from './errors.ts';
import { readBytes, systemCode, systemReason } from './text.ts';

export interface DiscoverOptions {
  /** Directory that paths are relative to; the current one where absent. */
  readonly cwd?: string;
  /** True for the names of files that are looked for in directories: those of Dockerfiles where it is absent. */
  isSought?(name: string): boolean;
}

export interface Discovered {
  /** Paths relative to `cwd`, with `/`, sorted; each file once. */
  readonly files: readonly string[];
  /** Named paths that are not there or cannot be read. */
  readonly problems: readonly FileError[];
  /** What the walk had to leave out; one sentence each. */
  readonly warnings: readonly string[];
}

/** Directories that are never looked into. */
const SKIPPED_DIRECTORIES = new Set(['.git', 'node_modules']);

/** Files that say what to leave out; the later one wins. */
const IGNORE_FILES = ['.gitignore', '.dffixignore'];

/** What `go mod vendor`, Composer and Bundler write into the `vendor` that is theirs. */
const VENDOR_MARKS = new Set(['modules.txt', 'autoload.php', 'bundle']);

/** An ignore file that people write is smaller; every name is held against each of its lines. */
const MAX_RULES = 1024 * 1024;

/** Last parts of names that tell a backup, a template or another kind of file. */
const OTHER_FILES = new Set(
  (
    'dockerignore bak orig rej swp swo tmp old save ' +
    'template tmpl tpl gotmpl j2 jinja jinja2 erb ejs hbs mustache liquid m4 in ' +
    'md rst adoc html json yml yaml toml xml sh diff patch lock log'
  ).split(' '),
);

/**
 * Finds the Dockerfiles that paths stand for. A file is taken as it is; a directory is walked for names of
 * Dockerfiles, without what git ignores. Symbolic links to directories are not followed.
 */
export function discover(paths: readonly string[], options: DiscoverOptions = {}): Discovered {
  const cwd = resolve(options.cwd ?? '.');
  const found = new Found(cwd, options.isSought ?? isDockerfileName);
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path);
    try {
      if (statSync(absolute).isDirectory()) walk(absolute, found);
      else found.addFile(absolute, realpathSync.native(absolute), !lstatSync(absolute).isSymbolicLink());
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      found.problems.push(new FileError(found.shown(absolute), systemReason(error), undefined, error));
    }
  }
  return { files: found.sorted(), problems: found.problems, warnings: found.warnings };
}

/** True for the names under which builders and people keep Dockerfiles, in any letter case. */
export function isDockerfileName(name: string): boolean {
  const lower = name.toLowerCase();
  const parts = lower.split('.');
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && OTHER_FILES.has(last)) return false;
  if (lower.endsWith('~')) return false;
  return ['dockerfile', 'containerfile'].some(
    (word) => parts[0] === word || (last === word && parts[0] !== ''),
  );
}

class Found {
  /** Real path → path to show. A name that is no link wins over one that is. */
  readonly #files = new Map<string, { readonly path: string; readonly plain: boolean }>();
  readonly problems: FileError[] = [];
  readonly warnings: string[] = [];
  readonly cwd: string;
  readonly isSought: (name: string) => boolean;

  constructor(cwd: string, isSought: (name: string) => boolean) {
    this.cwd = cwd;
    this.isSought = isSought;
  }

  /** `real` is the path without symbolic links, `plain` false where the name itself is such a link. */
  addFile(absolute: string, real: string, plain: boolean): void {
    const named = { path: this.shown(absolute), plain };
    const held = this.#files.get(real);
    const better = held === undefined || (plain === held.plain ? named.path < held.path : plain);
    if (better) this.#files.set(real, named);
  }

  sorted(): string[] {
    return [...this.#files.values()].map(({ path }) => path).toSorted();
  }

  warn(absolute: string, reason: string): void {
    this.warnings.push(`${this.shown(absolute)}: ${reason}`);
  }

  shown(absolute: string): string {
    return relative(this.cwd, absolute).split(sep).join('/') || '.';
  }
}

/** The rules of one directory's ignore file. */
interface Rules {
  readonly base: string;
  readonly matcher: Ignore;
}

interface Place {
  readonly directory: string;
  /** The same without symbolic links. */
  readonly real: string;
  readonly rules: readonly Rules[];
}

function walk(start: string, found: Found): void {
  const places: Place[] = [
    { directory: start, real: realpathSync.native(start), rules: rulesAbove(start, found) },
  ];
  const bounds = boundsOf(start, found);
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { directory, real } = place;
    const entries = entriesOf(directory, found);
    if (isForeign(directory, entries)) continue;
    const rules = [
      ...place.rules,
      ...ignoreFiles(entries).flatMap((file) => rulesIn(directory, file, found)),
    ];
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_DIRECTORIES.has(entry.name) && !isIgnored(rules, path, true))
          places.push({ directory: path, real: join(real, entry.name), rules });
      } else if (found.isSought(entry.name) && !isIgnored(rules, path, false)) {
        if (entry.isFile()) found.addFile(path, join(real, entry.name), true);
        else if (entry.isSymbolicLink()) visitLink(path, bounds, found);
      }
    }
  }
}

/** A file system may know them in another letter case. */
function ignoreFiles(entries: readonly Dirent[]): readonly string[] {
  return IGNORE_FILES.filter((file) => entries.some(({ name }) => name.toLowerCase() === file));
}

/** True for a directory of other people's code. A directory that people named so for another reason is looked into. */
function isForeign(directory: string, entries: readonly Dirent[]): boolean {
  return basename(directory) === 'vendor' && entries.some(({ name }) => VENDOR_MARKS.has(name));
}

function entriesOf(directory: string, found: Found): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    found.warn(directory, `the directory was left out: ${systemReason(error)}`);
    return [];
  }
}

/** The directory that links may lead to: the repository, else the one that all paths are relative to, or the one that is walked. */
function boundsOf(start: string, found: Found): string {
  const top = repositoryAbove(start) ?? (isWithin(found.cwd, start) ? found.cwd : start);
  return realpathSync.native(top);
}

function repositoryAbove(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (isThere(join(directory, '.git'))) return directory;
    if (dirname(directory) === directory) return undefined;
  }
}

function isWithin(directory: string, path: string): boolean {
  const inside = relative(directory, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

function visitLink(path: string, bounds: string, found: Found): void {
  try {
    const real = realpathSync.native(path);
    if (!isWithin(bounds, real))
      found.warn(
        path,
        `the symbolic link leads out of the project, to ${found.shown(real)}: it was left out`,
      );
    else if (statSync(real).isFile()) found.addFile(path, real, false);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    found.warn(path, `the symbolic link leads nowhere: ${systemReason(error)}`);
  }
}

/** What the repository around a directory ignores; nothing where it ignores the directory itself, which was named. */
function rulesAbove(start: string, found: Found): readonly Rules[] {
  const above: string[] = [];
  for (let directory = start; ; directory = dirname(directory)) {
    if (directory !== start) above.unshift(directory);
    if (isThere(join(directory, '.git'))) break;
    if (dirname(directory) === directory) return [];
  }
  const top = above[0] ?? start;
  const exclude = rulesIn(top, join('.git', 'info', 'exclude'), found);
  const rules = [
    ...exclude,
    ...above.flatMap((directory) => IGNORE_FILES.flatMap((file) => rulesIn(directory, file, found))),
  ];
  return start !== top && isIgnored(rules, start, true) ? [] : rules;
}

function rulesIn(base: string, file: string, found: Found): Rules[] {
  const path = join(base, file);
  if (!isThere(path)) return [];
  try {
    const patterns = Buffer.from(readBytes(path, MAX_RULES))
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
    return [{ base, matcher: ignore({ ignorecase }).add(patterns) }];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    found.warn(path, `it leaves nothing out: ${error.message}`);
    return [];
  }
}

/** The deepest ignore file that speaks of a path decides. */
function isIgnored(rules: readonly Rules[], path: string, directory: boolean): boolean {
  for (const { base, matcher } of rules.toReversed()) {
    const inside = relative(base, path).split(sep).join('/');
    const { ignored, unignored } = matcher.test(directory ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** False too where it cannot be seen. */
function isThere(path: string): boolean {
  return existsSync(path);
}
