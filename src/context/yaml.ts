import { isMap, isScalar, isSeq, parseAllDocuments, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Context } from './types.ts';

export type YamlMap = YAMLMap;

/** An entry of a map in a YAML file of the repository. */
export interface YamlEntry {
  /** Relative to the root of the context. */
  readonly file: string;
  readonly text: string;
  readonly map: YamlMap;
  readonly key: string;
}

/** Files that are longer are made by programs, not written by hand. */
const MAX_CHARACTERS = 64 * 1024;

/** What Helm, Jinja and others put values into: it may be YAML by chance. An expression of a workflow is none. */
const TEMPLATE = /(?<!\$)\{\{|\{%/;

/** The documents of a YAML file whose top is a map; none where any of it is not YAML, or it is a template. */
export function yamlDocuments(text: string): readonly YAMLMap[] {
  if (text.length > MAX_CHARACTERS || TEMPLATE.test(text)) return [];
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return [];
  return documents.flatMap(({ contents }) => (isMap(contents) ? [contents] : []));
}

/** Names of files that hold YAML, those in which package managers lock versions aside. */
export function yamlFiles({ companions }: Context): readonly string[] {
  return companions.filter((path) => /\.ya?ml$/.test(path) && !/[-.]lock\.ya?ml$/.test(path));
}

/** The pair of a key that is written in the map itself. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** True where the map takes entries over from another place: `<<: *defaults`. */
export function inherits(map: YAMLMap): boolean {
  return pairOf(map, '<<') !== undefined;
}

/** The map under a key; an alias is none, nor is one with an anchor, which stands in other places too. */
export function mapIn(map: YAMLMap | undefined, key: string): YAMLMap | undefined {
  const value = map && pairOf(map, key)?.value;
  return isMap(value) && value.anchor === undefined ? value : undefined;
}

/** The maps in the list under a key, aliases and those with an anchor left out. */
export function mapsIn(map: YAMLMap | undefined, key: string): readonly YAMLMap[] {
  const value = map && pairOf(map, key)?.value;
  if (!isSeq(value) || value.anchor !== undefined) return [];
  return value.items.filter((item): item is YAMLMap => isMap(item) && item.anchor === undefined);
}

/** The text under a key. */
export function textIn(map: YAMLMap | undefined, key: string): string | undefined {
  const value = map && scalarIn(map, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The texts in the list under a key. */
export function textsIn(map: YAMLMap | undefined, key: string): readonly string[] {
  const value = map && pairOf(map, key)?.value;
  if (!isSeq(value)) return [];
  return value.items.flatMap((item) =>
    isScalar(item) && typeof item.value === 'string' ? [item.value] : [],
  );
}

/** Keys whose values are texts, numbers or truth values, with the values as they are written. */
export function scalarsOf(map: YAMLMap | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { key, value } of map?.items ?? [])
    if (isScalar(key) && isScalar(value) && value.value !== null)
      found.set(String(key.value), String(value.value));
  return found;
}

/** Keys whose values are maps, with them. */
export function mapsOf(map: YAMLMap | undefined): ReadonlyMap<string, YAMLMap> {
  const found = new Map<string, YAMLMap>();
  for (const { key, value } of map?.items ?? [])
    if (isScalar(key) && isMap(value) && value.anchor === undefined) found.set(String(key.value), value);
  return found;
}

/** The scalar under a key. */
export function scalarIn(map: YAMLMap, key: string): Scalar | undefined {
  const value = pairOf(map, key)?.value;
  return isScalar(value) ? value : undefined;
}
