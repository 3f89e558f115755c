import { readTable } from './json.ts';

/** Versions of a package, from which on, and the Python, `major.minor`, that they ask for; with where that is said. */
type Row = Readonly<Record<string, string>>;

/** The least Python that a version of a package runs on, `major.minor`; undefined where the table does not know. */
export function pythonRequiredBy(
  name: string,
  version: string,
): { readonly python: string; readonly source: string } | undefined {
  const packages = (readTable('python-requires') as { readonly packages: Readonly<Record<string, Row>> }).packages;
  const key = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const row = Object.hasOwn(packages, key) ? packages[key] : undefined;
  const since = Object.keys(row ?? {})
    .filter((each) => each !== 'source' && isAtLeast(version, each))
    .toSorted((one, other) => (isAtLeast(one, other) ? -1 : 1))[0];
  const python = since === undefined ? undefined : row?.[since];
  return python === undefined ? undefined : { python, source: row?.['source'] ?? '' };
}

/** Whether one version is another or a later one; missing numbers count as 0. */
export function isAtLeast(version: string, other: string): boolean {
  const [own, than] = [version, other].map((text) => text.split('.').map(Number));
  for (let index = 0; index < Math.max(own?.length ?? 0, than?.length ?? 0); index++) {
    const difference = (own?.[index] ?? 0) - (than?.[index] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
