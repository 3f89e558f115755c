import type { Known } from '../known.ts';
import { interpolate } from './interpolate.ts';
import type { Lookup } from './interpolate.ts';
import { isDataMap, isList } from './yaml-data.ts';
import type { Data, DataMap } from './yaml-data.ts';

/** A path with the directory that it is relative to. */
export interface Place {
  readonly directory: string;
  readonly path: Known<string>;
}

/** What a service says of its build, as far as it says it. */
export interface ServiceBuild {
  readonly context?: Place;
  readonly dockerfile?: Known<string>;
  /** True where the Dockerfile stands in the Compose file itself. */
  readonly isInline?: boolean;
  readonly args: ReadonlyMap<string, Known<string>>;
  readonly target?: Known<string>;
  readonly contexts: ReadonlyMap<string, Known<string>>;
  readonly platforms: readonly Known<string>[];
  /** Names of secrets of the project. */
  readonly secrets: readonly string[];
}

/** A service as one file, or several, describe it. */
export interface Service {
  /** Undefined where it takes an image as it is. */
  readonly build: ServiceBuild | undefined;
  readonly platform: Known<string> | undefined;
}

/** Where a service is read. */
export interface Scene {
  /** Absolute directory that paths are relative to. */
  readonly directory: string;
  readonly lookup: Lookup;
}

/** What one file says of a service, on top of what files before it do. `base` is what it extends. */
export function serviceOf(map: DataMap, scene: Scene, base: Service | undefined): Service {
  const build = map.entries.get('build');
  const before = map.replacing.has('build') ? undefined : base?.build;
  const platform = textOf(map.entries.get('platform'), scene);
  return {
    build: build === undefined || build === null ? before : buildOf(build, scene, before),
    platform: platform ?? base?.platform,
  };
}

const NOTHING: ServiceBuild = { args: new Map(), contexts: new Map(), platforms: [], secrets: [] };

/** https://github.com/compose-spec/compose-spec/blob/main/build.md, put together as
 *  https://github.com/compose-spec/compose-spec/blob/main/13-merge.md says. */
function buildOf(data: Data, scene: Scene, base: ServiceBuild = NOTHING): ServiceBuild {
  const { directory } = scene;
  if (typeof data === 'string') return { ...base, context: { directory, path: filled(data, scene) } };
  if (!isDataMap(data)) return base;
  const { entries, replacing } = data;
  const before = Object.fromEntries(
    Object.entries(base).filter(([name]) => !replacing.has(WRITTEN[name] ?? name)),
  ) as Partial<ServiceBuild>;
  const context = textOf(entries.get('context'), scene);
  const dockerfile = textOf(entries.get('dockerfile'), scene);
  const target = textOf(entries.get('target'), scene);
  const isInline = typeof entries.get('dockerfile_inline') === 'string';
  return {
    ...before,
    ...(context === undefined ? {} : { context: { directory, path: context } }),
    ...(dockerfile === undefined ? {} : { dockerfile, isInline: false }),
    ...(isInline ? { isInline } : {}),
    ...(target === undefined ? {} : { target }),
    args: new Map([...(before.args ?? []), ...pairsOf(entries.get('args'), scene)]),
    contexts: new Map([...(before.contexts ?? []), ...pairsOf(entries.get('additional_contexts'), scene)]),
    platforms: [...(before.platforms ?? []), ...textsOf(entries.get('platforms'), scene)],
    secrets: [...new Set([...(before.secrets ?? []), ...namesOf(entries.get('secrets'))])],
  };
}

const WRITTEN: Readonly<Record<string, string>> = {
  contexts: 'additional_contexts',
  isInline: 'dockerfile_inline',
};

function filled(text: string, { lookup }: Scene): Known<string> {
  return interpolate(text, lookup);
}

function textOf(data: Data | undefined, scene: Scene): Known<string> | undefined {
  return typeof data === 'string' && data !== '' ? filled(data, scene) : undefined;
}

function textsOf(data: Data | undefined, scene: Scene): Known<string>[] {
  return isList(data) ? data.flatMap((item) => textOf(item, scene) ?? []) : [];
}

/** A map, or a list of `NAME=value`. A name without a value takes that of the environment. */
function pairsOf(data: Data | undefined, scene: Scene): [string, Known<string>][] {
  if (isDataMap(data))
    return [...data.entries].map(([name, value]) => [
      name,
      typeof value === 'string' ? filled(value, scene) : scene.lookup(name),
    ]);
  if (!isList(data)) return [];
  return data.flatMap((item): [string, Known<string>][] => {
    if (typeof item !== 'string') return [];
    const [, name = '', value] = /^([^=]*)(?:=([^]*))?$/.exec(item) ?? [];
    return [[name, value === undefined ? scene.lookup(name) : filled(value, scene)]];
  });
}

/** In the short form a name, in the long one that of its `source`. */
function namesOf(data: Data | undefined): string[] {
  if (!isList(data)) return [];
  return data.flatMap((item) => {
    const name = isDataMap(item) ? item.entries.get('source') : item;
    return typeof name === 'string' ? [name] : [];
  });
}

/** The values that are known. */
export function knownOnes(values: readonly Known<string>[]): string[] {
  return values.flatMap((value) => (value.known ? [value.value] : []));
}
