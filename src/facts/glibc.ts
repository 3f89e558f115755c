import { readTable } from './json.ts';

type Releases = Readonly<Record<string, string>>;

/** The second number of a release's glibc: 36 for 2.36; undefined where not recorded. */
export function glibcOf(distro: string, release: string): number | undefined {
  const releases = table(distro);
  const version = Object.hasOwn(releases, release) ? releases[release] : undefined;
  return version === undefined ? undefined : Number(version.split('.')[1]);
}

/** Debian's codenames whose glibc is not newer than that, the newest first. */
export function debiansUpTo(glibc: number): readonly string[] {
  const fit = Object.keys(table('debian')).filter(
    (release) => (glibcOf('debian', release) ?? Infinity) <= glibc,
  );
  return fit.toReversed();
}

function table(distro: string): Releases {
  const all = readTable('glibc') as Readonly<Record<string, unknown>>;
  return distro === 'debian' || distro === 'ubuntu' ? (all[distro] as Releases) : {};
}
