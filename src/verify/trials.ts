import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '../verification.ts';
import type { Attempt } from '../verified.ts';
import { tail } from '../text.ts';
import type { Engine } from './engine.ts';
import { probe } from './probes.ts';
import { stageContext } from './stage-context.ts';
import type { Place, Texts } from './stage-context.ts';
import { differences } from './tree.ts';
import type { Wishes } from './wishes.ts';

/** The user ended the run. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

export interface Circumstances {
  readonly engine: Engine;
  readonly place: Place;
  readonly wishes: Wishes;
  /** Seconds. */
  readonly buildTimeout: number;
  /** Unique among all Dockerfiles of the run. */
  readonly tag: string;
  readonly signal: AbortSignal;
}

/** Builds and tries texts of one Dockerfile, each of them once. */
export class Trials {
  readonly #circumstances: Circumstances;
  readonly #done = new Map<string, Promise<Attempt>>();

  constructor(circumstances: Circumstances) {
    this.#circumstances = circumstances;
  }

  /** Throws Interrupted once the user has ended the run. */
  attempt(texts: Texts): Promise<Attempt> {
    const key = fingerprint(texts);
    const attempt = this.#done.get(key) ?? this.#try(texts, this.#done.size + 1);
    this.#done.set(key, attempt);
    return attempt;
  }

  /** Images built so far, failed builds counted. */
  get builds(): number {
    return this.#done.size;
  }

  /** What differs between two images that work; undefined where that cannot be told. */
  async differences(before: Attempt, after: Attempt): Promise<readonly string[] | undefined> {
    if (before.image === undefined || after.image === undefined) return undefined;
    if (before.image.tag === after.image.tag) return [];
    const { engine } = this.#circumstances;
    const described = async (tag: string) => {
      const files = await engine.files(tag);
      return files && { files, configuration: (await engine.image(tag)).described };
    };
    const [was, is] = [await described(before.image.tag), await described(after.image.tag)];
    return was && is && differences(was, is);
  }

  async #try(texts: Texts, number: number): Promise<Attempt> {
    const { engine, place, wishes, buildTimeout, signal } = this.#circumstances;
    const tag = `${this.#circumstances.tag}-${String(number)}`;
    const directory = mkdtempSync(join(tmpdir(), 'dffix-verify-'));
    try {
      const started = performance.now();
      const ran = await engine.build({
        ...stageContext(directory, place, texts),
        tag,
        buildArgs: wishes.buildArgs,
        buildContexts: wishes.buildContexts,
        secrets: wishes.secrets,
        target: wishes.target,
        platform: wishes.platform,
        network: wishes.network,
        timeout: buildTimeout * 1000,
      });
      const seconds = (performance.now() - started) / 1000;
      if (signal.aborted) throw new Interrupted('the run was ended');
      if (ran.code !== 0) {
        const failure = ran.timedOut
          ? `the build takes longer than ${String(buildTimeout)} s`
          : 'the build fails';
        return { seconds, image: undefined, checks: [], unasked: [], failure, log: ran.output };
      }
      const image = await engine.image(tag);
      const { checks, unasked } = await probe({ engine, image, wishes, signal });
      if (signal.aborted) throw new Interrupted('the run was ended');
      return { seconds, image: image.facts, checks, unasked, ...verdict(checks) };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

function verdict(checks: readonly Check[]): Pick<Attempt, 'failure' | 'log'> {
  const failed = checks.find(({ passed, decisive }) => decisive && !passed);
  return { failure: failed?.what, log: failed === undefined ? '' : tail(failed.log, 400) };
}

function fingerprint({ dockerfile, companions }: Texts): string {
  const all = JSON.stringify([dockerfile, [...companions].toSorted()]);
  return createHash('sha256').update(all).digest('hex');
}
