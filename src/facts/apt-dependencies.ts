import { readTable } from './json.ts';

/** What apt installs together with a package on the smallest system of its distribution. */
export interface AptDependencies {
  /** Packages, the first few of them, that it cannot do without and that are not part of such a system. */
  readonly needs: readonly string[];
  /** Packages of this table that may come along with it, recommendations and alternatives included. */
  readonly brings: readonly string[];
}

interface Table {
  readonly sometimes: readonly string[];
  readonly packages: Readonly<Record<string, AptDependencies>>;
}

function table(): Table {
  return readTable('packages/apt-dependencies') as Table;
}

/** What comes with a package that is no part of the smallest system; undefined for a name that was not looked up. */
export function aptDependencies(name: string): AptDependencies | undefined {
  const { packages } = table();
  return Object.hasOwn(packages, name) ? packages[name] : undefined;
}

/** True where the image of one or the other release of Debian or Ubuntu has the package, or what stands for it there. */
export function isSometimesThere(name: string): boolean {
  return table().sometimes.includes(name);
}
