import { readTable } from './json.ts';

/** A package that imports pkg_resources: its program when it starts, or its module when it is imported. */
export interface PkgResourcesUser {
  /** First version that does without. */
  readonly before: string;
  /** The module that an application imports; absent for a program. */
  readonly module?: string;
  readonly source: string;
}

interface Table {
  /** First release of setuptools without pkg_resources. */
  readonly removed: { readonly setuptools: string; readonly source: string };
  /** First patch release of Python whose official image has no setuptools. */
  readonly image: { readonly python: string; readonly source: string };
  /** Packages that have setuptools installed along with them, in some of their releases at least. From memory: they keep dffix silent. */
  readonly bringers: readonly string[];
  readonly users: Readonly<Record<string, PkgResourcesUser>>;
}

/** What is known about pkg_resources: who needs it, and since when it is not there by itself. */
export function pkgResources(): Table {
  return readTable('pkg-resources') as Table;
}
