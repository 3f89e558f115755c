import { archiveOf, endOfLife, type Archive } from '../facts/eol.ts';
import { listing } from '../facts/tags.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { Distro, ImageFacts } from './image.ts';
import { removedBase } from './image-references.ts';
import { scriptedCalls } from './scripted-calls.ts';
import type { Stage } from './stage.ts';
import type { PackageCall, Place } from './system-packages.ts';

/** A release whose packages are gone from where its base image looks for them. */
export interface ArchivedRelease {
  readonly distro: Distro & { readonly release: string };
  readonly archive: Archive;
  /** Undefined where the log alone tells the release. */
  readonly image: ImageFacts | undefined;
  /** Day of its last update. */
  readonly ended: string | undefined;
  /** What the log says of it. */
  readonly cause: Cause | undefined;
}

/** A stage that certainly asks such a release for packages, and fails. */
export interface ArchivedPackages extends ArchivedRelease {
  readonly stage: Stage;
  /** The first call that fetches: the sources have to be changed before it. */
  readonly first: PackageCall;
  /** The first call whose failure stops the build. */
  readonly failing: PackageCall;
  /** Calls that bring more source files, and are followed by others that fetch. */
  readonly bringing: readonly PackageCall[];
}

/** As its makers write it, with its codename where it has one: `Debian stretch`, `CentOS 7`. */
export function releaseName({ distro: { family, release } }: ArchivedRelease): string {
  return `${NAMES.get(family) ?? family} ${release}`;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['debian', 'Debian'],
  ['ubuntu', 'Ubuntu'],
  ['centos', 'CentOS'],
]);

/** The release below a stage, where its packages have left, or are leaving, the mirrors. */
export function archivedRelease(stage: Stage): ArchivedRelease | undefined {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  if (image === undefined || distro?.release === undefined) return undefined;
  // An image that cannot be pulled needs another one first.
  if (stage.chain.some((one) => removedBase(one) !== undefined)) return undefined;
  // A tag that is published still may have moved on to a newer release.
  if (!distro.named && listing(image.image, image.tag) !== 'past') return undefined;
  const { family, release } = distro;
  const archive = archiveOf(family, release, stage.build.asOf);
  const end = endOfLife(family, release);
  return (
    archive && {
      distro: { ...distro, release },
      archive,
      image,
      ended: end?.extended ?? end?.eol,
      cause: undefined,
    }
  );
}

/** True where a place can install nothing: its release has left the mirrors, and no command before says where it has gone. */
export function lacksMirrors(stage: Stage, place: Place): boolean {
  return archivedRelease(stage) !== undefined && !is(stage.packages.sources(place), 'changed');
}

/**
 * What a stage fetches from a release that has left the mirrors, undefined where it fetches nothing, or from elsewhere.
 * Where a stage is built FROM another one that fetches as well, that one counts alone.
 */
export function archivedPackages(stage: Stage): Known<ArchivedPackages | undefined> {
  const release = archivedRelease(stage);
  if (release === undefined) return known(undefined);
  const failing = failingCall(stage, release.archive);
  const [first] = callsTo(stage, release.archive);
  if (failing === undefined || first === undefined || !fetchesLists(stage, release)) return known(undefined);
  if (stage.chain.slice(1).some((below) => failingCall(below, release.archive))) return known(undefined);
  const sources = stage.packages.sources(first.run);
  if (!sources.known)
    return unknown(`whether the sources were changed before is not known: ${sources.reason}`);
  return known(
    sources.value === 'changed'
      ? undefined
      : { ...release, stage, first, failing, bringing: bringingCalls(stage, release) },
  );
}

function bringingCalls(stage: Stage, { archive }: ArchivedRelease): PackageCall[] {
  const { bringing } = archive;
  if (bringing === undefined) return [];
  const isBringing = ({ name }: { readonly name: string }) => name.startsWith(bringing);
  return callsTo(stage, archive)
    .slice(0, -1)
    .filter(({ packages, run }) => packages.some(isBringing) && run.command.wrappedBy.length === 0);
}

/** Calls that fetch from such an archive, or from what it stands for. */
export function callsTo(stage: Stage, { kind }: Archive): PackageCall[] {
  const { archiveCalls } = stage.packages;
  const calls = archiveCalls.length > 0 ? archiveCalls : scriptedCalls(stage);
  return calls.filter(
    (call) => (kind === 'apt') === (call.manager === 'apt') && !call.elsewhere && !choosesSources(call),
  );
}

function failingCall(stage: Stage, archive: Archive): PackageCall | undefined {
  return callsTo(stage, archive).find((call) => {
    if (!call.certain) return false;
    if (call.manager === 'apt') return call.action === 'refresh' || call.needsLists;
    return call.packages.length === 0 || call.packages.some(({ kind }) => kind !== 'file' && kind !== 'url');
  });
}

/** Without lists an install fails wherever the sources point to. */
function fetchesLists(stage: Stage, { archive }: ArchivedRelease): boolean {
  if (archive.kind === 'yum') return true;
  return stage.chain.some((one) => callsTo(one, archive).some(({ action }) => action === 'refresh'));
}

const CHOOSING = new Set([
  '--disablerepo',
  '--repo',
  '--repoid',
  '--repofrompath',
  '-c',
  '--config',
  '--config-file',
  '-C',
  '--cacheonly',
]);

/** True where options may send the call to other sources than those of the image. */
function choosesSources({ options }: PackageCall): boolean {
  return options.some(({ name, value }) => {
    const text = value === undefined ? '' : (valueOf(value) ?? 'Dir::');
    return CHOOSING.has(name) || ((name === '-o' || name === '--option') && text.startsWith('Dir::'));
  });
}
