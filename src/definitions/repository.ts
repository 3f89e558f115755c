import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { FileError } from '../errors.ts';
import { readText, systemCode } from '../text.ts';

/** The files that one project may speak of: those of its repository. */
export class Repository {
  readonly #root: string;
  readonly #read = new Set<string>();

  /** `file` is one of the project's; `fallback` bounds what is in no git repository, where the file lies below it. */
  constructor(file: string, fallback: string) {
    this.#root = real(rootOf(dirname(file), fallback)) ?? dirname(file);
  }

  /** Absolute paths of the texts that were read. */
  get read(): readonly string[] {
    return [...this.#read].toSorted();
  }

  /** True for what is there, and is in the repository, symbolic links followed. */
  holds(path: string): boolean {
    const place = real(path);
    return place !== undefined && isWithin(this.#root, place);
  }

  isFile(path: string): boolean {
    return kindOf(path) === 'file';
  }

  isDirectory(path: string): boolean {
    return kindOf(path) === 'directory';
  }

  /** The text of a file; undefined where it is not there, or not in the repository, or no text. */
  text(path: string): string | undefined {
    if (!this.holds(path)) return undefined;
    try {
      const text = readText(path);
      this.#read.add(path);
      return text;
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

function rootOf(start: string, fallback: string): string {
  for (let directory = start; ; directory = dirname(directory)) {
    if (kindOf(join(directory, '.git')) !== undefined) return directory;
    if (dirname(directory) === directory) break;
  }
  return isWithin(resolve(fallback), start) ? resolve(fallback) : start;
}

function isWithin(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside;
}

function real(path: string): string | undefined {
  return attempt(() => realpathSync.native(path));
}

function kindOf(path: string): 'file' | 'directory' | undefined {
  const stat = attempt(() => statSync(path));
  return stat?.isFile() === true ? 'file' : stat?.isDirectory() === true ? 'directory' : undefined;
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
