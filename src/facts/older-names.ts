import { readTable } from './json.ts';
import { distroTable } from './load.ts';

interface Table {
  /** By the name that holds today and by family: the first release that has it, and the name before. */
  readonly names: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;
}

/** What a package is called in a release; a release that is not known is taken for one of today. */
export function nameInRelease(name: string, family: string, release: string | undefined): string {
  const { names } = readTable('older-names') as Table;
  const row = Object.hasOwn(names, name) ? names[name] : undefined;
  const [since, before] = (row !== undefined && Object.hasOwn(row, family) ? row[family] : undefined) ?? [];
  const releases = distroTable(family)?.releases ?? [];
  const at = release === undefined ? -1 : releases.indexOf(release);
  const isBefore = since !== undefined && at >= 0 && at < releases.indexOf(since);
  return isBefore && before !== undefined ? before : name;
}
