import { relative, resolve, sep } from 'node:path';
import { filesRead } from '../context/witness.ts';
import type { Testimony } from '../context/witness.ts';

// Controls, and what stands around or before them in a quoted path.
const UNFIT = /[\p{Cc}"\\]/u;

/** A path that fills a line of a list; as git writes it where a plain one would not (core.quotePath of git-config). */
export function listedPath(path: string): string {
  if (!UNFIT.test(path)) return path;
  const quoted = path.replace(new RegExp(UNFIT, 'gu'), (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    return [...Buffer.from(String.fromCodePoint(code))]
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('');
  });
  return `"${quoted}"`;
}

/** Everything that the answers of a run rest on: paths relative to the working directory. */
export class Inputs {
  readonly #cwd: string;
  readonly #paths = new Set<string>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** A Dockerfile, its configuration files, and what was asked of the disk. */
  add(path: string, sources: readonly string[], testimony: Testimony): void {
    for (const each of [path, ...sources, ...filesRead(testimony)]) {
      const shown = relative(this.#cwd, resolve(this.#cwd, each)).split(sep).join('/');
      if (shown !== '') this.#paths.add(shown);
    }
  }

  sorted(): string[] {
    return [...this.#paths].toSorted();
  }
}
