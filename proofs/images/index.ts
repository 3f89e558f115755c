/** Which stand-in answers to which image name, and how proofs get them. */
import { join } from 'node:path';
import { withLock } from '../lock.ts';
import type { Engine } from '../engine.ts';
import { alpine } from './alpine.ts';
import { noble, trixie } from './debian.ts';
import { nodeAlpine, nodeDebian, nodeMajor } from './node.ts';
import { debianWithPackages, python } from './python.ts';
import { tagOf, type Kit, type Recipe } from './recipe.ts';

interface StandIn {
  /** The names it answers to: only those whose version is what the stand-in holds. */
  names: RegExp;
  recipe: Recipe;
}

const alpineVersion = String.raw`3(\.\d+){0,2}`;

const standIns: readonly StandIn[] = [
  { names: /^debian:(bookworm|12(\.\d+)?)(-slim)?$/, recipe: debianWithPackages },
  { names: /^debian:(trixie|13(\.\d+)?)(-slim)?$/, recipe: trixie },
  { names: /^ubuntu:(noble|24\.04)$/, recipe: noble },
  { names: /^python:3\.11(\.\d+)?(-slim)?(-bookworm)?$/, recipe: python },
  { names: new RegExp(`^alpine:${alpineVersion}$`), recipe: alpine },
  { names: new RegExp(`^node:${nodeMajor}(\\.\\d+){0,2}-alpine(${alpineVersion})?$`), recipe: nodeAlpine },
  { names: new RegExp(`^node:${nodeMajor}(\\.\\d+){0,2}(-bookworm)?(-slim)?$`), recipe: nodeDebian },
];

export function standInFor(image: string): Recipe | undefined {
  return standIns.find(({ names }) => names.test(image))?.recipe;
}

/** The images of this engine that stand in for real ones; each is made once, whoever asks for it first. */
export class Bases {
  readonly #engine: Engine;
  readonly #log: (line: string) => void;
  readonly #kit: Kit;
  readonly #made = new Map<Recipe, Promise<string>>();

  constructor(engine: Engine, log: (line: string) => void, signal: AbortSignal) {
    this.#engine = engine;
    this.#log = log;
    this.#kit = { docker: engine.docker, signal };
  }

  /** Makes `image` resolve to its stand-in. */
  async provide(image: string): Promise<void> {
    const recipe = standInFor(image);
    if (recipe === undefined) {
      throw new Error(
        `no stand-in for ${image}: add one to proofs/images/, or say "only": "real" in proof.json`,
      );
    }
    await this.#engine.docker.run(['tag', await this.#make(recipe), image]);
  }

  /** Makes every stand-in, under one name each. */
  async provideAll(): Promise<void> {
    for (const image of [
      'debian:bookworm',
      'debian:trixie',
      'ubuntu:noble',
      'python:3.11-slim',
      'alpine:3.20',
      `node:${nodeMajor}-alpine`,
      `node:${nodeMajor}-slim`,
    ]) {
      await this.provide(image);
    }
  }

  #make(recipe: Recipe): Promise<string> {
    const made = this.#made.get(recipe) ?? this.#makeOnce(recipe);
    this.#made.set(recipe, made);
    return made;
  }

  async #makeOnce(recipe: Recipe): Promise<string> {
    const base = recipe.base === undefined ? '' : await this.#make(recipe.base);
    const tag = await tagOf(recipe);
    await withLock(join(this.#engine.dir ?? '', `image-${recipe.name}.lock`), async () => {
      if (await this.#kit.docker.hasImage(tag)) return;
      const started = Date.now();
      await recipe.make(this.#kit, tag, base);
      this.#log(`made the ${recipe.name} stand-in (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    });
    return tag;
  }
}
