import { readTable } from './json.ts';

interface Table {
  readonly releases: Readonly<Record<string, readonly string[]>>;
  /** An archive for Ubuntu that adds versions to releases without them. */
  readonly ppa: { readonly name: string; readonly versions: readonly string[] };
}

/** Whether a release of Debian or Ubuntu has a version of OpenJDK; undefined where that is not recorded. */
export function hasOpenjdk(release: string, version: string): boolean | undefined {
  const { releases } = table();
  return Object.hasOwn(releases, release) ? releases[release]?.includes(version) === true : undefined;
}

/** The archive for Ubuntu that has that version of OpenJDK, as `add-apt-repository` names it. */
export function openjdkArchive(version: string): string | undefined {
  const { ppa } = table();
  return ppa.versions.includes(version) ? ppa.name : undefined;
}

function table(): Table {
  return readTable('packages/openjdk') as Table;
}
