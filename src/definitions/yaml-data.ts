import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Alias, Node, Scalar, YAMLMap } from 'yaml';

/** What a YAML file says, aliases and merge keys resolved. A number is the text that it is printed as. */
export type Data = string | null | readonly Data[] | DataMap;

export interface DataMap {
  readonly entries: ReadonlyMap<string, Data>;
  /** Keys whose value takes the place of an earlier file's (`!override`), or takes it away (`!reset`). */
  readonly replacing: ReadonlySet<string>;
}

/** More nodes than this come of aliases of aliases. */
const MAX_NODES = 100_000;
/** Nodes nested deeper than this come of an alias within what it stands for. */
const MAX_DEPTH = 100;
/** Longer files are made by programs. */
const MAX_CHARACTERS = 256 * 1024;

/** The maps of a YAML file's documents; the reason, as half a sentence, where they cannot be read. */
export function readYaml(text: string): readonly DataMap[] | string {
  if (text.length > MAX_CHARACTERS) return 'it is too long';
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  const fault = documents.flatMap(({ errors }) => errors)[0];
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line;
    return `it is not YAML${line === undefined ? '' : ` (line ${line})`}`;
  }
  const maps: DataMap[] = [];
  for (const document of documents) {
    const data = new Resolver().resolve(document.contents);
    if (data === undefined) return 'its aliases lead to too much, or round in a circle';
    if (isDataMap(data)) maps.push(data);
  }
  return maps;
}

export function isDataMap(data: Data | undefined): data is DataMap {
  return typeof data === 'object' && data !== null && !isList(data);
}

export function isList(data: Data | undefined): data is readonly Data[] {
  return Array.isArray(data);
}

class Resolver {
  /** By name, those that stand above. */
  readonly #anchors = new Map<string, Node>();
  #left = MAX_NODES;
  #depth = 0;
  /** Aliases that are being followed. */
  #aliases = 0;

  /** Undefined where it is too much. */
  resolve(node: unknown): Data | undefined {
    if (--this.#left < 0 || this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    const data = isAlias(node) ? this.#alias(node) : this.#plain(node);
    this.#depth--;
    return data;
  }

  #alias({ source }: Alias): Data | undefined {
    this.#aliases++;
    const data = this.#plain(this.#anchors.get(source));
    this.#aliases--;
    return data;
  }

  #plain(node: unknown): Data | undefined {
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    // What an alias leads to has been noted at its own place.
    if (node.anchor !== undefined && this.#aliases === 0) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node);
    if (isMap(node)) return this.#map(node);
    const items = node.items.map((item) => this.resolve(item));
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  #map(map: YAMLMap): DataMap | undefined {
    const own = new Map<string, Data>();
    const merged = new Map<string, Data>();
    const replacing = new Set<string>();
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name === undefined) continue;
      const tag = (value as Node | null)?.tag;
      const data = tag === '!reset' ? null : this.resolve(value);
      if (data === undefined) return undefined;
      if (tag === '!reset' || tag === '!override') replacing.add(name);
      if (name !== '<<') own.set(name, data);
      else for (const part of isList(data) ? data.toReversed() : [data]) addAll(merged, part);
    }
    return { entries: new Map([...merged, ...own]), replacing };
  }
}

function addAll(target: Map<string, Data>, data: Data): void {
  if (isDataMap(data)) for (const [key, value] of data.entries) target.set(key, value);
}

/** As Go prints the value that its YAML library reads: `3.10` is 3.1. A zero in front makes a number octal there, or not. */
function scalar({ value, source }: Scalar): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') return String(value);
  const isPlain = source === undefined || /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(source);
  return isPlain ? String(value) : source;
}
