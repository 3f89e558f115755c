import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { FileConfiguration } from '../config/configurations.ts';
import type { BuildLog } from '../log/types.ts';
import type { RunOptions } from '../options.ts';
import type { Versions } from '../packages/versions.ts';
import { Repairer } from '../repair.ts';
import type { RepairOptions } from '../repair.ts';
import { select } from '../selection.ts';
import { breathe } from '../terminal.ts';
import { readText } from '../text.ts';
import type { NamedTransform } from '../transform.ts';
import type { Cache } from './cache.ts';
import type { Fingerprints } from './fingerprint.ts';
import { inOrder } from './ordered.ts';
import { faultOf } from './outcome.ts';
import type { Circumstances, Outcome, Task } from './outcome.ts';
import { Pool } from './pool.ts';
import { solve } from './solve.ts';

/** Fewer files are done before another thread has started. */
const WORTH_THREADS = 60;

/** Answers that may wait for an earlier one, for each thread. */
const AHEAD = 64;

export interface AnswersOptions {
  readonly cwd: string;
  readonly options: RunOptions;
  readonly transforms: readonly NamedTransform[];
  readonly log: BuildLog | undefined;
  /** What an image that works has installed. */
  readonly versions: Versions | undefined;
  /** The script of a thread that answers tasks; undefined where there is none. */
  readonly worker: URL | undefined;
  readonly store: { readonly cache: Cache; readonly fingerprints: Fingerprints } | undefined;
  /** True where everything that was read is to be told. */
  readonly testify: boolean;
}

interface Begun {
  readonly task: Task | undefined;
  readonly outcome: Outcome;
  readonly isCached: boolean;
}

/**
 * Repairs Dockerfiles, in this thread and in others, writing nothing. The answers come in the order of the files, and are
 * the same as if one file had been worked through after the other: what one of them changes in a companion file is what
 * the next one finds there.
 */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #circumstances: Circumstances;
  readonly #start: RepairOptions;
  /** Knows the companion files that were changed so far. */
  readonly #repairer: Repairer;

  constructor(given: AnswersOptions) {
    const { cwd, options, transforms, log, versions } = given;
    const { only, skip, preset, ignoreComments, unsafe, context, asOf } = options;
    this.#options = given;
    this.#circumstances = {
      cwd,
      options: { only, skip, preset, ignoreComments, unsafe, context, asOf },
      testify: given.testify || given.store !== undefined,
    };
    const selection = select(transforms, only, skip, { preset });
    this.#start = { cwd, selection, unsafe, context, asOf, log, versions };
    this.#repairer = new Repairer(this.#start);
  }

  /** By path. Threads live as long as the answers are asked for. */
  async *of(files: ReadonlyMap<string, FileConfiguration>): AsyncGenerator<readonly [string, Outcome]> {
    const pool = this.#pool(files.size);
    try {
      const ahead = pool === undefined ? 0 : AHEAD * this.#jobs(files.size);
      const begin = ([path, configuration]: readonly [string, FileConfiguration]) =>
        this.#begin(path, configuration, pool);
      for await (const [[path, configuration], begun] of inOrder(files, begin, ahead)) {
        yield [path, this.#settle(begun, configuration)];
        if (!begun.isCached) await breathe();
      }
    } finally {
      await pool?.close();
    }
  }

  /** The answer for a file without some transforms. */
  without(ids: ReadonlySet<string>, path: string, configuration: FileConfiguration): Outcome {
    const { cwd, transforms } = this.#options;
    const { options } = this.#circumstances;
    const circumstances = {
      cwd,
      testify: false,
      options: { ...options, skip: [...options.skip, ...ids] },
    };
    try {
      const task = { path, text: readText(resolve(cwd, path)), configuration };
      return solve(task, circumstances, transforms, new Repairer(this.#start));
    } catch (error) {
      return { kind: 'failed', fault: faultOf(error) };
    }
  }

  #jobs(files: number): number {
    const wished = this.#options.options.bulk.jobs ?? (files < WORTH_THREADS ? 1 : availableParallelism());
    return Math.min(wished, files);
  }

  #pool(files: number): Pool<Task, Outcome> | undefined {
    const { worker, log, versions } = this.#options;
    const jobs = this.#jobs(files);
    const isAlone = jobs <= 1 || worker === undefined || (log ?? versions) !== undefined;
    return isAlone ? undefined : new Pool(worker, this.#circumstances, jobs);
  }

  #begin(
    path: string,
    configuration: FileConfiguration,
    pool: Pool<Task, Outcome> | undefined,
  ): Begun | Promise<Begun> {
    const { cwd, store, transforms } = this.#options;
    try {
      const task = { path, text: readText(resolve(cwd, path)), configuration };
      const key = store?.fingerprints.key(path, configuration);
      const cached = key === undefined ? undefined : store?.cache.find(key, path, task.text);
      if (cached !== undefined) return { task, outcome: cached, isCached: true };
      const made = (outcome: Outcome): Begun => ({ task, outcome, isCached: false });
      if (pool === undefined)
        return made(solve(task, this.#circumstances, transforms, new Repairer(this.#start)));
      return pool
        .solve(task)
        .catch((error: unknown): Outcome => ({ kind: 'failed', fault: faultOf(error) }))
        .then(made);
    } catch (error) {
      return { task: undefined, outcome: { kind: 'failed', fault: faultOf(error) }, isCached: false };
    }
  }

  /** The answer as it is after those before it. */
  #settle({ task, outcome, isCached }: Begun, configuration: FileConfiguration): Outcome {
    const { store, transforms } = this.#options;
    if (task === undefined || outcome.kind === 'failed') return outcome;
    if (this.#repairer.hasChanged(outcome.root))
      return solve(task, this.#circumstances, transforms, this.#repairer);
    this.#repairer.remember(outcome.result);
    if (!isCached) store?.cache.keep(store.fingerprints.key(task.path, configuration), task.text, outcome);
    return outcome;
  }
}
