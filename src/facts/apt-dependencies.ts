import { readTable } from './json.ts';

/** What apt installs together with a package on the smallest system of its distribution. */
export interface AptDependencies {
  /** Packages, the first few of them, that it cannot do without and that are not part of such a system. */
  readonly needs: readonly string[];
  /** Packages of this table that may come along with it, recommendations and alternatives included. */
  readonly brings: readonly string[];
}

/** Packages that no minimal system has; undefined for a name that was not looked up. */
export function aptDependencies(name: string): AptDependencies | undefined {
  const { packages } = readTable('packages/apt-dependencies') as {
    readonly packages: Readonly<Record<string, AptDependencies>>;
  };
  return Object.hasOwn(packages, name) ? packages[name] : undefined;
}
