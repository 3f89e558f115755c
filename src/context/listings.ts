import { readdirSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { attempt } from './attempt.ts';

/** Other characters may be the same as one of these to a file system. */
const ASCII = /^[\x20-\x7E]*$/;

/** Windows finds files under names that no listing has. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const LISTS_ALL = process.platform !== 'win32';

interface Listing {
  readonly names: readonly string[];
  /** In lower case; undefined where a name may stand for another one. */
  readonly folded: ReadonlySet<string> | undefined;
}

/** The names in directories, each of which is read once until `forget` is called. */
export class Listings {
  readonly #top: string;
  readonly #known = new Map<string, Listing | undefined>();
  /** Directories below the top, and whether they are surely not there. */
  readonly #lacking = new Map<string, boolean>();

  /** `top`, an absolute directory, is the one below which names are taken for all that there is. */
  constructor(top: string) {
    this.#top = top;
  }

  /** Undefined for what is no directory, or cannot be read. */
  names(directory: string): readonly string[] | undefined {
    return this.#listing(directory)?.names;
  }

  /** True where surely nothing is at a path, whatever the file system thinks of letter case; false tells nothing. */
  lacks(path: string): boolean {
    const directory = dirname(path);
    if (!LISTS_ALL || this.#lacksDirectory(directory)) return LISTS_ALL;
    if (!this.#isWithin(directory)) return false;
    const name = basename(path).toLowerCase();
    const folded = this.#listing(directory)?.folded;
    return folded !== undefined && ASCII.test(name) && !folded.has(name);
  }

  /** To be called when something was written. */
  forget(): void {
    this.#known.clear();
    this.#lacking.clear();
  }

  #lacksDirectory(directory: string): boolean {
    const known = this.#lacking.get(directory);
    if (known !== undefined) return known;
    const lacks = this.#isWithin(directory) && this.lacks(directory);
    this.#lacking.set(directory, lacks);
    return lacks;
  }

  #isWithin(directory: string): boolean {
    return (
      directory === this.#top || directory.startsWith(this.#top.endsWith(sep) ? this.#top : this.#top + sep)
    );
  }

  #listing(directory: string): Listing | undefined {
    if (this.#known.has(directory)) return this.#known.get(directory);
    const names = attempt(() => readdirSync(directory));
    const folded = names?.every((name) => ASCII.test(name))
      ? new Set(names.map((name) => name.toLowerCase()))
      : undefined;
    const listing = names && { names, folded };
    this.#known.set(directory, listing);
    return listing;
  }
}
