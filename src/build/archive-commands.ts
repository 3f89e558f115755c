import type { ArchivedRelease } from './archived-packages.ts';

/** What lets apt take lists that say they are out of date. */
const ANY_DATE = `echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/10-no-check-valid-until`;

/** Shell commands that send the package manager of a release to its archive; none where that was never seen to work. */
export function archiveCommands({ archive }: Pick<ArchivedRelease, 'archive'>): readonly string[] {
  const { rewrite, dropSuites, files, keysExpired, outdated } = archive;
  if (rewrite.length === 0) return [];
  const expressions = [
    ...rewrite,
    ...(archive.state === 'moved' ? dropSuites.map((suite) => `/${suite}/d`) : []),
    ...(keysExpired ? ['s/^deb /&[trusted=yes] /'] : []),
  ];
  return [`sed -i -E '${expressions.join('; ')}' ${files.join(' ')}`, ...(outdated ? [ANY_DATE] : [])];
}
