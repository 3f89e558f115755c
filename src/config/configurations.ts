import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { COMMENT_TOOLS } from '../engine/settings.ts';
import type { CommentTool, IgnoredCode } from '../engine/settings.ts';
import type { Policy } from '../engine/policy.ts';
import type { BuildDefinition } from '../definitions/types.ts';
import { UsageError } from '../errors.ts';
import type { PresetName } from '../presets.ts';
import type { TransformSetting } from '../selection.ts';
import type { NamedTransform } from '../transform.ts';
import type { PartialWishes } from '../verify/wishes.ts';
import { readConfiguration } from './configuration.ts';
import type { Configuration, Layer, Reading } from './configuration.ts';
import { Finder } from './find.ts';
import type { Places } from './find.ts';
import { readHadolint } from './hadolint.ts';
import type { Hadolint } from './hadolint.ts';
import { configurationSchema } from './schema.ts';
import type { RootSchema } from './schema.ts';

/** What configuration files say of one Dockerfile. */
export interface FileConfiguration {
  readonly preset: PresetName | undefined;
  /** By id. */
  readonly transforms: ReadonlyMap<string, TransformSetting>;
  readonly ignored: readonly IgnoredCode[];
  readonly heeded: ReadonlySet<CommentTool>;
  readonly policy: Policy | undefined;
  /** Absolute. */
  readonly context: string | undefined;
  readonly asOf: Date | undefined;
  readonly verify: PartialWishes;
  /** How Compose files and Bake files build the file, where they are asked. */
  readonly definitions?: readonly BuildDefinition[];
  /** The files that say something, as the user knows them. */
  readonly sources: readonly string[];
  /** The file that has it left alone, as the user knows it. */
  readonly excludedBy: string | undefined;
}

export interface ConfigurationOptions {
  /** Absolute. */
  readonly cwd: string;
  /** The configuration file that is named: a path, `false` for none at all, `undefined` to look for the closest. */
  readonly config: string | false | undefined;
  readonly all: readonly NamedTransform[];
  /** Told once for each fault in a file of another tool. */
  warn(message: string): void;
}

/** The configurations of a run. Each file is read once. */
export class Configurations {
  readonly #options: ConfigurationOptions;
  readonly #reading: Reading;
  readonly #finder: Finder;
  readonly #read = new Map<string, Promise<Configuration>>();
  readonly #hadolint = new Map<string, Promise<Hadolint | undefined>>();

  constructor(options: ConfigurationOptions) {
    this.#options = options;
    this.#finder = new Finder(options.cwd);
    const show = (file: string) => relative(options.cwd, file).split(sep).join('/');
    let schema: RootSchema | undefined;
    this.#reading = {
      all: options.all,
      get schema() {
        return (schema ??= configurationSchema(options.all));
      },
      show,
    };
  }

  /** What holds for a Dockerfile; `path` is relative to the working directory. Throws UsageError. */
  async of(path: string): Promise<FileConfiguration> {
    const { cwd, config } = this.#options;
    const file = resolve(cwd, path);
    const places = config === false ? NOWHERE : this.#finder.find(dirname(file));
    const named = typeof config === 'string' ? resolve(cwd, config) : undefined;
    const own = named ?? places.config;
    if (named === undefined) this.#refuseRivals(places);
    const base = named === undefined && own !== undefined ? dirname(own) : cwd;
    const configuration = own === undefined ? undefined : await this.#configuration(own, base);
    const hadolint = places.hadolint === undefined ? undefined : await this.#hadolintAt(places.hadolint);
    const { show } = this.#reading;
    const sources = [own, places.hadolint].filter((source) => source !== undefined).map(show);
    return { ...resolved(file, configuration, hadolint), sources };
  }

  #refuseRivals({ config, rival }: Places): void {
    const { show } = this.#reading;
    if (config !== undefined && rival !== undefined)
      throw new UsageError(`${show(config)} and ${show(rival)} both configure dffix: keep one of them`);
  }

  #configuration(file: string, base: string): Promise<Configuration> {
    const found = this.#read.get(file) ?? readConfiguration(file, base, this.#reading);
    this.#read.set(file, found);
    return found;
  }

  #hadolintAt(file: string): Promise<Hadolint | undefined> {
    const found = this.#hadolint.get(file) ?? readHadolint(file, this.#reading.show, this.#options.warn);
    this.#hadolint.set(file, found);
    return found;
  }
}

const NOWHERE: Places = { config: undefined, rival: undefined, hadolint: undefined };

function resolved(
  file: string,
  configuration: Configuration | undefined,
  hadolint: Hadolint | undefined,
): Omit<FileConfiguration, 'sources'> {
  const layers = layersFor(file, configuration);
  const settings = layers.flatMap(({ transforms }) => [...transforms]);
  const last = <T>(pick: (layer: Layer) => T | undefined): T | undefined =>
    layers.map(pick).findLast((value) => value !== undefined);
  return {
    preset: last(({ preset }) => preset),
    transforms: new Map(settings),
    ignored: [...layers.flatMap(({ ignored }) => ignored), ...(hadolint?.ignored ?? [])],
    heeded: new Set(COMMENT_TOOLS.filter((tool) => tool !== 'hadolint' || (hadolint?.comments ?? true))),
    policy: hadolint?.policy,
    context: last(({ context }) => context),
    asOf: last(({ asOf }) => asOf),
    verify: layers.reduce<PartialWishes>((sum, { verify }) => ({ ...sum, ...verify }), {}),
    excludedBy:
      configuration && matches(configuration.ignore, configuration.base, file)
        ? configuration.name
        : undefined,
  };
}

function layersFor(file: string, configuration: Configuration | undefined): readonly Layer[] {
  if (configuration === undefined) return [];
  const { base, layers } = configuration;
  return layers.filter(({ files }) => files === undefined || matches(files, base, file));
}

/** What lies outside of the directory matches nothing. */
function matches(patterns: Ignore, base: string, file: string): boolean {
  const inside = relative(base, file).split(sep).join('/');
  return !inside.startsWith('../') && !isAbsolute(inside) && patterns.ignores(inside);
}
