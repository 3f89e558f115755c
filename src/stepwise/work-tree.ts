import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { git } from '../bulk/git.ts';
import { UsageError } from '../errors.ts';

const WANTED = '--commit-per-transform';

/** What git did not want to commit: a hook, a signature that cannot be made. */
export class CommitRefused extends Error {
  override name = 'CommitRefused';
}

/** The work tree of git around a directory, as far as commits of single files go. Names of files are from its top. */
export class WorkTree {
  readonly #top: string;
  readonly #tracked: Set<string>;
  readonly #adopted = new Set<string>();
  /** Files that are not as the last commit has them. */
  readonly #changed: ReadonlySet<string>;

  private constructor(top: string) {
    this.#top = top;
    this.#tracked = new Set(this.#names('ls-files'));
    this.#changed = new Set(this.#changedNames());
  }

  /** Throws UsageError where there is none, or where its index already holds changes for another commit. */
  static around(directory: string): WorkTree {
    const top = git(['rev-parse', '--show-toplevel'], directory, WANTED).replace(/\n$/, '');
    if (git(['diff', '--cached', '--name-only', '-z'], top, WANTED) !== '')
      throw new UsageError(`${WANTED}: the index holds changes: commit or unstage them first`);
    return new WorkTree(realpathSync(top));
  }

  /** Why a file cannot be part of a commit of our changes alone; undefined where it can. `path` is absolute. */
  fault(path: string): string | undefined {
    const name = this.name(path);
    if (name.startsWith('../')) return 'it is in another repository, or in none';
    if (this.#changed.has(name)) return 'it has changes that are not committed';
    const isKnown = this.#tracked.has(name) || this.#adopted.has(name);
    return isKnown || !existsSync(path) ? undefined : 'git does not track it';
  }

  /** A file that we have written may be part of the next commit, though git does not know it yet. `path` is absolute. */
  adopt(path: string): void {
    this.#adopted.add(this.name(path));
  }

  /** Of an absolute path, behind all symbolic links. */
  name(path: string): string {
    const real = existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
    return relative(this.#top, real).split(sep).join('/');
  }

  /**
   * Commits files as they are now, and nothing else. Returns the short name of the commit; undefined where git sees no change in
   * them. Throws CommitRefused.
   */
  commit(names: readonly string[], message: string): string | undefined {
    const created = names.filter((name) => !this.#tracked.has(name));
    try {
      if (created.length > 0) this.#listed(['add', '--intent-to-add'], created);
      const changed = new Set(this.#changedNames());
      const own = names.filter((name) => changed.has(name));
      if (own.length === 0) return undefined;
      this.#listed(['commit', '--quiet', '--only', '--cleanup=whitespace', `--message=${message}`], own);
    } catch (error) {
      if (created.length > 0) this.#listed(['reset', '--quiet'], created);
      throw error;
    }
    for (const name of created) this.#tracked.add(name);
    return git(['rev-parse', '--short', 'HEAD'], this.#top, WANTED).trim();
  }

  #changedNames(): string[] {
    return this.#names('diff', '--name-only');
  }

  #names(...args: string[]): string[] {
    return git([...args, '-z'], this.#top, WANTED)
      .split('\0')
      .filter((name) => name !== '');
  }

  /** Runs git on files, whose names are no patterns. Throws CommitRefused with what it says. */
  #listed(args: readonly string[], names: readonly string[]): void {
    const files = ['--pathspec-from-file=-', '--pathspec-file-nul'];
    const { status, signal, error, stderr, stdout } = spawnSync(
      'git',
      ['--literal-pathspecs', ...args, ...files],
      {
        cwd: this.#top,
        encoding: 'utf8',
        input: names.join('\0'),
        maxBuffer: 1024 * 1024 * 1024,
      },
    );
    if (error !== undefined) throw error;
    if (status === 0) return;
    if (signal !== null) throw new CommitRefused(`git was ended by ${signal}`);
    const said = `${stderr}\n${stdout}`.split('\n').find((line) => line.trim() !== '');
    throw new CommitRefused(said === undefined ? 'a hook of git refuses it' : `git says: ${said.trim()}`);
  }
}
