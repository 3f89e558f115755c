import { readTable } from './json.ts';
import { distroTable } from './load.ts';

/** A distribution that keeps pip out of its own Python: https://peps.python.org/pep-0668/ */
export interface ManagedPython {
  /** First release that does. */
  readonly since: string;
  /** The package with pip, and the one with Python. */
  readonly pip: string;
  readonly python: string;
  /** The package without which `python3 -m venv` fails; absent where Python's own package is enough. */
  readonly venv?: string;
  readonly source: string;
}

/** How a release of a distribution keeps pip out of its Python; undefined where it does not, or where that is not known. */
export function managedPython(family: string, release: string | undefined): ManagedPython | undefined {
  const { packages } = readTable('externally-managed') as {
    readonly packages: Readonly<Record<string, ManagedPython>>;
  };
  const row = Object.hasOwn(packages, family) ? packages[family] : undefined;
  const releases = distroTable(family)?.releases ?? [];
  const at = release === undefined ? -1 : releases.indexOf(release);
  return row !== undefined && at >= releases.indexOf(row.since) ? row : undefined;
}
