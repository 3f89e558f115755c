import { resolve } from 'node:path';
import type { BuildDefinition } from '../definitions/types.ts';
import type { RunOptions } from '../options.ts';
import type { FileOptions } from '../repair.ts';
import { select } from '../selection.ts';
import type { NamedTransform } from '../transform.ts';
import { Configurations } from './configurations.ts';
import type { FileConfiguration } from './configurations.ts';

export interface Wishes {
  readonly options: RunOptions;
  readonly transforms: readonly NamedTransform[];
  /** Absolute. */
  readonly cwd: string;
  /** By path, how Compose files and Bake files build the files of the run. */
  readonly definitions?: ReadonlyMap<string, readonly BuildDefinition[]> | undefined;
  warn(message: string): void;
  /** What a verbose run tells. */
  note(message: string): void;
}

/** What holds for each Dockerfile of a run: the command line, and the configuration that is closest to the file. */
export class Configured {
  readonly #wishes: Wishes;
  readonly #configurations: Configurations;

  constructor(wishes: Wishes) {
    const { options, transforms, cwd } = wishes;
    this.#wishes = wishes;
    this.#configurations = new Configurations({
      cwd,
      config: options.config,
      all: transforms,
      warn: (message) => wishes.warn(message),
    });
  }

  /**
   * By path, without those that a configuration leaves out. All configurations are read before the first file is changed.
   * Throws UsageError for what is wrong in them.
   */
  async all(paths: readonly string[]): Promise<ReadonlyMap<string, FileOptions>> {
    const found = await this.configurations(paths);
    return new Map([...found].map(([path, configuration]) => [path, this.#options(configuration)]));
  }

  /** As `all`, as plain data. */
  async configurations(paths: readonly string[]): Promise<ReadonlyMap<string, FileConfiguration>> {
    const { options, cwd, warn, note } = this.#wishes;
    const named = new Set(options.paths.map((path) => resolve(cwd, path)));
    const found = new Map<string, FileConfiguration>();
    for (const path of paths) {
      const definitions = this.#wishes.definitions?.get(path);
      const configuration = {
        ...(await this.#configurations.of(path)),
        ...(definitions === undefined ? {} : { definitions }),
      };
      const { excludedBy, sources } = configuration;
      if (sources.length > 0) note(`${path}: configured by ${sources.join(' and ')}`);
      if (excludedBy === undefined) found.set(path, configuration);
      else if (named.has(resolve(cwd, path))) warn(`${path} is left out: ${excludedBy} asks for it`);
    }
    return found;
  }

  /** For a text that stands in no file, or for one in `filename`; undefined where it is to be left as it is. */
  async input(path: string, filename: string | undefined): Promise<FileOptions | undefined> {
    const configuration = await this.#configurations.of(path);
    const { excludedBy } = configuration;
    if (filename === undefined || excludedBy === undefined)
      return { ...this.#options(configuration), nowhere: filename === undefined };
    this.#wishes.warn(`${path} is left as it is: ${excludedBy} asks for it`);
    return undefined;
  }

  #options(configuration: FileConfiguration): FileOptions {
    const { options, transforms } = this.#wishes;
    return fileOptions(configuration, options, transforms);
  }
}

/** The command line wins: a transform that it names runs whatever a file says. */
export function fileOptions(
  { preset, transforms: settings, verify, definitions, ...given }: FileConfiguration,
  options: Pick<RunOptions, 'only' | 'skip' | 'preset' | 'ignoreComments'>,
  transforms: readonly NamedTransform[],
): FileOptions {
  const selection = select(transforms, options.only, options.skip, {
    preset: options.preset ?? preset,
    settings,
  });
  const { ignored, heeded, policy, context, asOf } = given;
  return {
    selection,
    ignored: selection.named.size > 0 ? [] : ignored,
    heeded: options.ignoreComments ? heeded : new Set(),
    policy,
    context,
    asOf,
    ...(definitions === undefined ? {} : { definitions }),
    wishes: verify,
  };
}
