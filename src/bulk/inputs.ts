import { relative, resolve, sep } from 'node:path';
import { filesRead } from '../context/witness.ts';
import type { Testimony } from '../context/witness.ts';

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
