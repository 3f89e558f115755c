import { existsSync } from 'node:fs';
import { dirname, parse, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { Repository } from '../definitions/repository.ts';
import type { IgnoredCode } from '../engine/settings.ts';
import { UsageError } from '../errors.ts';
import type { Safety } from '../fix.ts';
import { nearest } from '../nearest.ts';
import { PRESET_NAMES } from '../presets.ts';
import type { PresetName } from '../presets.ts';
import type { TransformSetting } from '../selection.ts';
import type { NamedTransform } from '../transform.ts';
import type { PartialWishes } from '../verify/wishes.ts';
import { firstFault } from './check.ts';
import type { Path } from './check.ts';
import { parseDay } from './day.ts';
import { readSource } from './read.ts';
import type { Source } from './read.ts';
import type { RootSchema } from './schema.ts';

/** What a configuration file says, with those that it extends. */
export interface Configuration {
  /** The file, as the user knows it. */
  readonly name: string;
  /** Absolute directory that its patterns, and those of the files that it extends, are relative to. */
  readonly base: string;
  /** Later ones win over earlier ones. */
  readonly layers: readonly Layer[];
  /** Dockerfiles to leave alone. */
  readonly ignore: Ignore;
}

/** Settings that belong together. */
export interface Layer {
  /** Dockerfiles that it is for; all where it is undefined. */
  readonly files?: Ignore;
  readonly preset?: PresetName;
  /** By id. */
  readonly transforms: ReadonlyMap<string, TransformSetting>;
  readonly ignored: readonly IgnoredCode[];
  /** Absolute. */
  readonly context?: string;
  readonly asOf?: Date;
  readonly verify?: PartialWishes;
}

/** What reading a configuration takes. */
export interface Reading {
  readonly all: readonly NamedTransform[];
  readonly schema: RootSchema;
  /** The name of a file for messages. */
  show(file: string): string;
}

type Data = Readonly<Record<string, unknown>>;

/** Each is read as often as it is named. */
const MAX_FILES = 100;

/** Reads a file and those that it extends. Throws UsageError for what is wrong in them. */
export async function readConfiguration(
  file: string,
  base: string,
  reading: Reading,
): Promise<Configuration> {
  const patterns = matcher([]);
  const name = reading.show(file);
  const repository = new Repository(file, parse(file).root);
  let left = MAX_FILES;
  const layers = await layersOf(file, []);
  return { name, base, layers, ignore: patterns };

  /** The repository alone has a say: what lies around it is another project's, or another user's. */
  function extended(source: Source, path: string, index: number): string {
    const place = resolve(dirname(source.file), path);
    if (repository.holds(place) || !existsSync(place)) return place;
    const message = `'extends' names '${path}', which lies outside of the repository`;
    throw faultAt(source, ['extends', index], message, reading.show);
  }

  async function layersOf(from: string, trail: readonly string[]): Promise<Layer[]> {
    if (trail.includes(from)) throw new UsageError(`${reading.show(from)}: 'extends' goes round in a circle`);
    if (left-- === 0) throw new UsageError(`${name}: 'extends' leads to more than ${MAX_FILES} files`);
    const source = await readSource(from, reading.show);
    const data = checked(source, reading);
    const layers: Layer[] = [];
    for (const [index, name] of texts(data['extends']).entries()) {
      const preset = PRESET_NAMES.find((known) => known === name);
      if (preset !== undefined) layers.push({ preset, transforms: new Map(), ignored: [] });
      else if (isPath(name))
        layers.push(...(await layersOf(extended(source, name, index), [...trail, from])));
      else throw unknownPreset(source, name, ['extends', index], reading);
    }
    patterns.add([...texts(data['ignore'])]);
    layers.push(layer(data, from));
    for (const part of (data['overrides'] ?? []) as readonly Data[])
      layers.push({ ...layer(part, from), files: matcher(texts(part['files'])) });
    return layers;
  }

  function layer(data: Data, from: string): Layer {
    const settings = Object.entries((data['transforms'] ?? {}) as Data);
    const isId = (name: string) => reading.all.some(({ id }) => id === name);
    const codes = settings.filter(([name]) => !isId(name));
    const context = data['context'];
    const asOf = typeof data['asOf'] === 'string' ? parseDay(data['asOf']) : undefined;
    return {
      transforms: new Map(
        settings.filter(([name]) => isId(name)).map(([id, value]) => [id, settingOf(value)]),
      ),
      ignored: codes.map(([code]) => ({ code, source: reading.show(from) })),
      ...(typeof context === 'string' ? { context: resolve(base, context) } : {}),
      ...(asOf === undefined ? {} : { asOf }),
      ...(data['verify'] === undefined ? {} : { verify: wishesOf(data['verify'] as Data) }),
    };
  }
}

/** The data, once it is known to be what the schema wants. */
function checked(source: Source, { schema, show }: Reading): Data {
  const value = source.value ?? {};
  const fault = firstFault(value, schema);
  if (fault !== undefined) throw faultAt(source, fault.path, fault.message, show);
  return value as Data;
}

function faultAt(source: Source, path: Path, message: string, show: Reading['show']): UsageError {
  const line = source.lineOf(path) ?? source.lineOf(path.slice(0, -1));
  return new UsageError(`${show(source.file)}${line === undefined ? '' : `:${line}`}: ${message}`);
}

function unknownPreset(source: Source, name: string, path: Path, { show }: Reading): UsageError {
  const near = nearest(name, PRESET_NAMES);
  const hint =
    near === undefined
      ? `there are ${PRESET_NAMES.join(', ')}, and a path starts with ./`
      : `did you mean '${near}'?`;
  return faultAt(source, path, `'extends' names no preset with '${name}'; ${hint}`, show);
}

function isPath(name: string): boolean {
  return /^\.{0,2}[\\/]/.test(name) || /\.(?:json|ya?ml|toml)$/.test(name);
}

/** A configuration means the same on every system, whether file names have a letter case there or not. */
function matcher(patterns: readonly string[]): Ignore {
  return ignore({ ignorecase: false }).add([...patterns]);
}

function settingOf(value: unknown): TransformSetting {
  if (typeof value !== 'object' || value === null) return { on: value === 'on' };
  const { safety } = value as { readonly safety?: Safety };
  return { on: true, ...(safety === undefined ? {} : { safety }) };
}

function wishesOf(data: Data): PartialWishes {
  const isList = new Set(['http', 'run', 'buildArgs', 'secrets', 'env']);
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isList.has(name) ? texts(value) : value]),
  );
}

function texts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly string[]) : [value as string];
}
