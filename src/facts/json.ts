import { readFileSync } from 'node:fs';

const cache = new Map<string, unknown>();

/** A table of this directory by its path without `.json`, read once. The caller knows its shape. */
export function readTable(path: string): unknown {
  let table = cache.get(path);
  if (table === undefined) {
    table = JSON.parse(readFileSync(new URL(`./${path}.json`, import.meta.url), 'utf8')) as unknown;
    cache.set(path, table);
  }
  return table;
}
