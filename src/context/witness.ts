import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { sha256 } from '../digest.ts';
import { attempt } from './attempt.ts';
import { entryAt, look, regularFile, topOf } from './disk.ts';
import { Listings } from './listings.ts';
import type { Content, Entry } from './tree.ts';

/** A question to the disk and what it answered, as short texts: paths are relative to one directory. */
export type Testimony = readonly (readonly [question: string, answer: string])[];

/** Writes down everything that was asked of the disk, so that it can be asked again. */
export class Witness {
  readonly #base: string;
  readonly #answers = new Map<string, string>();

  /** Paths are written down relative to `base`, which is absolute. */
  constructor(base: string) {
    this.#base = base;
  }

  get testimony(): Testimony {
    return [...this.#answers];
  }

  entry(root: string, path: string, entry: Entry | undefined): void {
    this.#note(`e${this.#relative(root)}\0${path}`, ofEntry(entry));
  }

  exists(path: string, exists: boolean): void {
    this.#note(`x${this.#relative(path)}`, ofPresence(exists));
  }

  names(path: string, names: readonly string[] | undefined): void {
    this.#note(`n${this.#relative(path)}`, ofNames(names));
  }

  read(path: string, content: Content): void {
    this.#note(`r${this.#relative(path)}`, ofContent(content));
  }

  #relative(path: string): string {
    return relative(this.#base, path);
  }

  #note(question: string, answer: string): void {
    this.#answers.set(question, answer);
  }
}

/** Asks the disk again. Remembers its answers until `forget` is called. */
export class Inquiry {
  readonly #base: string;
  readonly #answers = new Map<string, string>();
  readonly #tops = new Map<string, string>();
  readonly #listings: Listings;

  constructor(base: string) {
    this.#base = base;
    this.#listings = new Listings(base);
  }

  /** True where each question has the same answer as before. */
  confirms(testimony: Testimony): boolean {
    return testimony.every(([question, answer]) => this.#answer(question) === answer);
  }

  /** To be called when something was written. */
  forget(): void {
    this.#answers.clear();
    this.#tops.clear();
    this.#listings.forget();
  }

  #answer(question: string): string {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const answer = this.#ask(question);
    this.#answers.set(question, answer);
    return answer;
  }

  #ask(question: string): string {
    const [first = '', path = ''] = question.slice(1).split('\0');
    const absolute = resolve(this.#base, first);
    switch (question[0]) {
      case 'e':
        return ofEntry(this.#look(absolute, path));
      case 'x':
        return ofPresence(!this.#listings.lacks(absolute) && existsSync(absolute));
      case 'n':
        return ofNames(this.#listings.names(absolute));
      case 'r':
        return ofContent(regularFile(absolute) ?? 'unreadable');
      default:
        return '';
    }
  }

  /** As `look`; what is below a directory that is no symbolic link needs no search for its real path. */
  #look(root: string, path: string): Entry | undefined {
    const place = resolve(root, path);
    if (this.#listings.lacks(place)) return undefined;
    const stat = attempt(() => lstatSync(place, { throwIfNoEntry: false }));
    if (stat === undefined) return undefined;
    const top = this.#real(root);
    const within = this.#real(dirname(place));
    const isPlain = stat.isFile() || stat.isDirectory();
    if (!isPlain || within === undefined || top === undefined) return look(root, topOf(root), path);
    return entryAt(top, resolve(within, basename(place)), stat);
  }

  /** A directory without symbolic links; undefined where it is none. */
  #real(directory: string): string | undefined {
    const known = this.#tops.get(directory);
    if (known !== undefined) return known;
    const parent = dirname(directory);
    const above = parent === directory ? '' : this.#real(parent);
    const stat = attempt(() => lstatSync(directory, { throwIfNoEntry: false }));
    const isPlain = above !== undefined && stat?.isDirectory() === true;
    const found = isPlain
      ? resolve(above, basename(directory) || directory)
      : attempt(() => realpathSync.native(directory));
    if (found !== undefined) this.#tops.set(directory, found);
    return found;
  }
}

/** What is there among the files that were asked for: paths relative to the base. Directories are left out. */
export function filesRead(testimony: Testimony): readonly string[] {
  return testimony.flatMap(([question, answer]) => {
    const [first = '', path = ''] = question.slice(1).split('\0');
    if (question.startsWith('r') && answer !== '-') return [first];
    return question.startsWith('e') && answer.startsWith('f') ? [join(first, path)] : [];
  });
}

/** A file larger than this is never read as text, so that its size matters. */
const LARGE = 4 * 1024 * 1024;

function ofEntry(entry: Entry | undefined): string {
  if (entry === undefined) return '-';
  const size = entry.size > LARGE ? entry.size : '';
  return `${entry.kind[0]}${entry.mode.toString(8)} ${size} ${entry.real}`;
}

function ofPresence(exists: boolean): string {
  return exists ? '+' : '-';
}

function ofNames(names: readonly string[] | undefined): string {
  return names === undefined ? '-' : sha256([...names].toSorted().join('\0'));
}

function ofContent(content: Content): string {
  return content === 'unreadable' ? '-' : sha256(content);
}
