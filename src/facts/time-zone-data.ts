import { readTable } from './json.ts';

interface Table {
  readonly releases: readonly string[];
  /** Releases, with blanks between → packages, with blanks between. */
  readonly needs: Readonly<Record<string, string>>;
}

let needs: ReadonlyMap<string, readonly string[]> | undefined;

/** True where apt installs tzdata together with a package in this release of Ubuntu, whose image comes without it. */
export function needsTimeZoneData(name: string, release: string): boolean {
  needs ??= readNeeds();
  return needs.get(name)?.includes(release) === true;
}

/** True for releases of Ubuntu whose tzdata asks where the image is to stand. */
export function asksForTimeZone(release: string): boolean {
  return table().releases.includes(release);
}

function readNeeds(): Map<string, readonly string[]> {
  const rows = Object.entries(table().needs);
  return new Map(
    rows.flatMap(([releases, names]) => names.split(' ').map((name) => [name, releases.split(' ')] as const)),
  );
}

function table(): Table {
  return readTable('packages/time-zone-data') as Table;
}
