import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FileError, UsageError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import { MAX_GENERATED, readText } from '../text.ts';
import { writeAll } from '../write.ts';

export const BASELINE_FILE = 'dffix-baseline.json';

type Counts = ReadonlyMap<string, number>;

/** What was found before and is known: fixes by path and id of their transform, as counts. */
export class Baseline {
  readonly #cwd: string;
  readonly #before: string | undefined;
  readonly #files: ReadonlyMap<string, Counts>;
  readonly #seen = new Map<string, Counts>();

  private constructor(cwd: string, before: string | undefined, files: ReadonlyMap<string, Counts>) {
    this.#cwd = cwd;
    this.#before = before;
    this.#files = files;
  }

  /** The one in a directory. Throws UsageError where it cannot be read. */
  static read(cwd: string): Baseline {
    const file = join(cwd, BASELINE_FILE);
    if (!existsSync(file)) return new Baseline(cwd, undefined, new Map());
    try {
      const text = readText(file, MAX_GENERATED);
      return new Baseline(cwd, text, parse(text));
    } catch (error) {
      if (error instanceof FileError || error instanceof SyntaxError)
        throw new UsageError(`${BASELINE_FILE} cannot be read: ${error.message}`);
      throw error;
    }
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Takes note of what is found, and tells the ids that are known: there are no more fixes of them than before. */
  known(result: FileResult): ReadonlySet<string> {
    const counts = countsOf(result);
    this.#seen.set(result.path, counts);
    const before = this.#files.get(result.path);
    return new Set([...counts].filter(([id, count]) => count <= (before?.get(id) ?? 0)).map(([id]) => id));
  }

  /** How many fixes are in it and no longer found, in files that were looked at or are gone. */
  get stale(): number {
    return [...this.#files]
      .flatMap(([path, counts]) =>
        [...counts].map(([id, count]) => count - Math.min(count, this.#left(path, id))),
      )
      .reduce((sum, count) => sum + count, 0);
  }

  /** Holds what is found now, and what it held of files that were not looked at. */
  write(): void {
    const files = new Map([...this.#files].filter(([path]) => existsSync(resolve(this.#cwd, path))));
    for (const [path, counts] of this.#seen) files.set(path, counts);
    this.#save(files);
  }

  /** Leaves out what is no longer found. */
  prune(): void {
    const files = [...this.#files].map(([path, counts]) => {
      const left = [...counts].map(([id, count]) => [id, Math.min(count, this.#left(path, id))] as const);
      return [path, new Map(left.filter(([, count]) => count > 0))] as const;
    });
    this.#save(new Map(files));
  }

  #left(path: string, id: string): number {
    const seen = this.#seen.get(path);
    if (seen !== undefined) return seen.get(id) ?? 0;
    return existsSync(resolve(this.#cwd, path)) ? Infinity : 0;
  }

  #save(files: ReadonlyMap<string, Counts>): void {
    const sorted = [...files].filter(([, counts]) => counts.size > 0).toSorted(byKey);
    const data = sorted.map(
      ([path, counts]) => [path, Object.fromEntries([...counts].toSorted(byKey))] as const,
    );
    const after = `${JSON.stringify({ version: 1, files: Object.fromEntries(data) }, undefined, 2)}\n`;
    if (after !== this.#before)
      writeAll([{ path: join(this.#cwd, BASELINE_FILE), before: this.#before, after }]);
  }
}

function countsOf({ applied }: FileResult): Counts {
  const counts = new Map<string, number>();
  for (const { transform } of applied) counts.set(transform, (counts.get(transform) ?? 0) + 1);
  return counts;
}

/** Throws SyntaxError. */
function parse(text: string): Map<string, Counts> {
  const data: unknown = JSON.parse(text);
  if (!isObject(data) || data['version'] !== 1 || !isObject(data['files']))
    throw new SyntaxError('it is no baseline of version 1');
  return new Map(
    Object.entries(data['files']).map(([path, counts]) => {
      if (!isObject(counts)) throw new SyntaxError(`${path} has no counts`);
      const entries = Object.entries(counts).map(([id, count]) => [id, Number(count)] as const);
      return [path, new Map(entries.filter(([, count]) => count > 0))];
    }),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
