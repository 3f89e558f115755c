import { lstatSync, readFileSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { FileError } from './errors.ts';
import { systemCode, systemReason } from './text.ts';

export interface DiscoverOptions {
  /** Directory that paths are relative to; the current one where absent. */
  readonly cwd?: string;
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
  const found = new Found(cwd);
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
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
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
    return relative(this.#cwd, absolute).split(sep).join('/') || '.';
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
  const places: Place[] = [{ directory: start, real: realpathSync.native(start), rules: rulesAbove(start) }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { directory, real } = place;
    const entries = entriesOf(directory, found);
    if (isForeign(directory, entries)) continue;
    const rules = [...place.rules, ...IGNORE_FILES.flatMap((file) => rulesIn(directory, file))];
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_DIRECTORIES.has(entry.name) && !isIgnored(rules, path, true))
          places.push({ directory: path, real: join(real, entry.name), rules });
      } else if (isDockerfileName(entry.name) && !isIgnored(rules, path, false)) {
        if (entry.isFile()) found.addFile(path, join(real, entry.name), true);
        else if (entry.isSymbolicLink()) visitLink(path, found);
      }
    }
  }
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

function visitLink(path: string, found: Found): void {
  try {
    if (statSync(path).isFile()) found.addFile(path, realpathSync.native(path), false);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    found.warn(path, `the symbolic link leads nowhere: ${systemReason(error)}`);
  }
}

/** What the repository around a directory ignores; nothing where it ignores the directory itself, which was named. */
function rulesAbove(start: string): readonly Rules[] {
  const above: string[] = [];
  for (let directory = start; ; directory = dirname(directory)) {
    if (directory !== start) above.unshift(directory);
    if (isThere(join(directory, '.git'))) break;
    if (dirname(directory) === directory) return [];
  }
  const top = above[0] ?? start;
  const exclude = rulesIn(top, join('.git', 'info', 'exclude'));
  const rules = [
    ...exclude,
    ...above.flatMap((directory) => IGNORE_FILES.flatMap((file) => rulesIn(directory, file))),
  ];
  return start !== top && isIgnored(rules, start, true) ? [] : rules;
}

function rulesIn(base: string, file: string): Rules[] {
  try {
    const patterns = readFileSync(join(base, file), 'utf8').replace(/^\uFEFF/, '');
    const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
    return [{ base, matcher: ignore({ ignorecase }).add(patterns) }];
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
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

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
