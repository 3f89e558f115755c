import { archiveOf, endOfLife, placesOf } from '../facts/eol.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { mainMirror } from './added-sources.ts';
import { callsTo, type ArchivedPackages, type ArchivedRelease } from './archived-packages.ts';
import type { Stage } from './stage.ts';

const FAMILIES = ['debian', 'ubuntu'] as const;

/**
 * A release that has left the mirrors, where the log of the failed step says that they do not have it: of images that
 * nothing is recorded about, and of sources that the stage itself has written.
 */
export function loggedArchive(stage: Stage): ArchivedPackages | undefined {
  const { failure } = stage.build;
  if (failure?.stage !== stage || failure.cause('archive-404', 'release-file-missing') === undefined)
    return undefined;
  const release = failure
    .causes('archive-404', 'release-file-missing')
    .map((cause) => namedBy(cause, stage))
    .find((one) => one !== undefined);
  if (release === undefined || pointsToArchive(stage, release)) return undefined;
  const [first] = callsTo(stage, release.archive).filter(({ step }) => step === failure.step);
  return first && { ...release, stage, first, failing: first, bringing: [] };
}

/** The release whose lists the log says are gone, if the base image is not known to be made from another one. */
function namedBy(cause: Cause, stage: Stage): ArchivedRelease | undefined {
  const { url, suite } = listsOf(cause);
  const release = suite.split(/[-/]/)[0] ?? '';
  for (const family of FAMILIES) {
    const archive = archiveOf(family, release, stage.build.asOf);
    const isMirror = archive?.hosts.some((host) => placesOf(host, mainMirror(url)).length > 0) === true;
    if (archive === undefined || !isMirror || !mayBeMadeFrom(stage, release)) continue;
    const end = endOfLife(family, release);
    const ended = end?.extended ?? end?.eol;
    return { distro: { family, release, named: true }, archive, image: undefined, ended, cause };
  }
  return undefined;
}

function mayBeMadeFrom({ image }: Stage, release: string): boolean {
  const distro = image.known ? valueOf(image.value.distro) : undefined;
  return distro?.release === undefined || distro.release === release;
}

/** `http://host/debian/dists/wheezy/main/…` or `http://host/ubuntu disco-security Release`. */
function listsOf({ captures: { url = '' } }: Cause): { readonly url: string; readonly suite: string } {
  const [address = '', named = ''] = url.split(' ');
  const at = address.indexOf('/dists/');
  if (at < 0) return { url: address, suite: named };
  return { url: address.slice(0, at), suite: address.slice(at + '/dists/'.length).split('/')[0] ?? '' };
}

/** True where the stage sends its package manager to the archive already. */
function pointsToArchive({ chain }: Stage, { archive }: ArchivedRelease): boolean {
  const hosts = archive.hosts.map(({ to }) => new URL(to).host);
  return chain.some(({ commands }) =>
    commands.some(({ command }) => command.words.some(({ raw }) => hosts.some((host) => raw.includes(host)))),
  );
}
