import { statSync } from 'node:fs';
import type { FileConfiguration } from '../config/configurations.ts';
import { sha256 } from '../digest.ts';
import type { NamedTransform } from '../transform.ts';
import { version } from '../version.ts';
import type { Circumstances } from './outcome.ts';

/** Goes up with every change of what is written to the cache. */
const FORMAT = 1;

/** What an answer depends on beside the Dockerfile and its build context, in one short text. */
export class Fingerprints {
  readonly #common: string;
  readonly #known = new Map<string, string>();

  constructor(options: Circumstances['options'], transforms: readonly NamedTransform[], today: Date) {
    const { only, skip, preset, ignoreComments, unsafe, context, asOf } = options;
    const ids = transforms.map(({ id }) => id);
    // Where the home directory is, the search for a build context ends.
    const { HOME, USERPROFILE } = process.env;
    const settings = { only, skip, preset, ignoreComments, unsafe, context, asOf, ids, HOME, USERPROFILE };
    const program = { FORMAT, version: version(), platform: process.platform, built: built() };
    this.#common = JSON.stringify([program, settings, today.toISOString().slice(0, 10)]);
  }

  /** Key of the answer for a Dockerfile, apart from its text. */
  key(path: string, configuration: FileConfiguration): string {
    return digest(`${this.#of(configuration)}${path}`);
  }

  #of(configuration: FileConfiguration): string {
    const { preset, transforms, ignored, heeded, policy, context, asOf, definitions } = configuration;
    const settings = [preset, transforms, ignored, heeded, policy, context, asOf, definitions];
    const text = JSON.stringify(settings, plain);
    const known = this.#known.get(text) ?? digest(this.#common + text);
    this.#known.set(text, known);
    return known;
  }
}

/** A short digest of a text. */
export function digest(text: string): string {
  return sha256(text).slice(0, 27);
}

/** Maps and sets too. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}

/** Tells two builds of one version apart; undefined where dffix runs from its sources. */
function built(): string | undefined {
  const bundle = statSync(new URL('../../dffix.cjs', import.meta.url), { throwIfNoEntry: false });
  return bundle && `${bundle.size} ${bundle.mtimeMs}`;
}
