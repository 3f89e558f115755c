import { readTable } from './json.ts';

/** Distributions whose end-of-life dates are recorded. */
const DISTROS: ReadonlySet<string> = new Set(['debian', 'ubuntu', 'centos', 'fedora', 'alpine']);

/** The date of the newest fact about archives: what happened later is not known. */
export const ARCHIVES_DATE = '2026-09-19';

/** When a release ends. Dates are ISO dates. */
export interface EndOfLife {
  /** End of its regular support. */
  readonly eol: string;
  /** End of the long-term or paid support that follows, where there is one. */
  readonly extended?: string;
}

/** URLs to replace in source files: what one of `from` matches becomes `to`. */
export interface HostChange {
  /** Without a slash at the end; `*` stands for any part of a host's name. */
  readonly from: readonly string[];
  readonly to: string;
}

/** Places in a text where a URL stands that one of `from` matches. */
export function placesOf({ from }: HostChange, text: string): readonly RegExpExecArray[] {
  return from.flatMap((pattern) => {
    const pieces = pattern.split('*').map((piece) => piece.replace(/[.$^()|[\]{}+?\\]/g, '\\$&'));
    return [...text.matchAll(new RegExp(pieces.join('[\\w.-]+'), 'g'))];
  });
}

/** What must change in an image of a release before its package manager works again. */
export interface Archive {
  /** `apt`: lines of sources. `yum`: `baseurl` to be used, and changed, in place of `mirrorlist`. */
  readonly kind: 'apt' | 'yum';
  /** `moved`: gone from the default mirrors. `moving`: partly gone, or nobody has looked; see `note`. */
  readonly state: 'moved' | 'moving';
  /** ISO date. */
  readonly since: string;
  /** Files, or patterns of files, of the base image that name the mirrors. */
  readonly files: readonly string[];
  /** The first that fits a URL counts. */
  readonly hosts: readonly HostChange[];
  /** Suites that the base image names and the archive does not have: their lines must go. */
  readonly dropSuites: readonly string[];
  /** Expressions of `sed -E` that make the change in those files; none where that was never seen to work. */
  readonly rewrite: readonly string[];
  /** How the names of packages begin that bring source files of the same kind: those need the change as well. */
  readonly bringing: string | undefined;
  /** The archive's files say that they are out of date: `Acquire::Check-Valid-Until "false"` is needed. */
  readonly outdated: boolean;
  /** The image's keys for the archive have expired: `[trusted=yes]` is needed, or newer keys. */
  readonly keysExpired: boolean;
  /** Timestamp of snapshot.debian.org at which the whole release works, where the archive alone does not. */
  readonly snapshot: string | undefined;
  readonly note: string | undefined;
  readonly source: string;
}

interface Row extends EndOfLife {
  readonly archive?: ArchiveRow;
}

interface ArchiveRow {
  readonly since: string;
  readonly state?: 'moving';
  readonly files?: readonly string[];
  readonly hosts?: readonly HostChange[];
  readonly dropSuites?: readonly string[];
  readonly rewrite?: readonly string[];
  readonly bringing?: string;
  readonly validUntil?: false;
  readonly keysExpire?: string;
  readonly snapshot?: string;
  readonly note?: string;
  readonly source?: string;
}

interface Table {
  readonly source: string;
  readonly date: string;
  readonly kind: 'apt' | 'yum' | 'apk';
  readonly files?: readonly string[];
  readonly hosts?: readonly HostChange[];
  readonly rewrite?: readonly string[];
  /** Days after `since` until which the mirrors may still have a release. */
  readonly graceDays?: number;
  readonly releases: Readonly<Record<string, Row>>;
}

/** When a release ends; `release` is the codename for Debian and Ubuntu, else the number. Undefined where not recorded. */
export function endOfLife(distro: string, release: string): EndOfLife | undefined {
  return rowOf(distro, release)?.row;
}

/**
 * What must change for the package manager of a release at a date, undefined where nothing must, or nothing is known.
 * Fedora's mirror list answers for archived releases, and Alpine keeps every release where it was.
 */
export function archiveOf(distro: string, release: string, asOf: Date): Archive | undefined {
  const found = rowOf(distro, release);
  const archive = found?.row.archive;
  if (found === undefined || archive === undefined || found.table.kind === 'apk') return undefined;
  if (asOf < new Date(archive.since)) return undefined;
  const { table } = found;
  return {
    kind: found.table.kind,
    state: archive.state ?? stateAt(asOf, archive.since, table.graceDays ?? 0),
    since: archive.since,
    files: archive.files ?? table.files ?? [],
    hosts: archive.hosts ?? table.hosts ?? [],
    dropSuites: archive.dropSuites ?? [],
    bringing: archive.bringing,
    rewrite: archive.rewrite ?? table.rewrite ?? [],
    outdated: archive.validUntil === false,
    keysExpired: archive.keysExpire !== undefined && asOf >= new Date(archive.keysExpire),
    snapshot: archive.snapshot,
    note: archive.note,
    source: archive.source ?? table.source,
  };
}

const DAY = 24 * 60 * 60 * 1000;

function stateAt(asOf: Date, since: string, graceDays: number): Archive['state'] {
  return asOf.getTime() - new Date(since).getTime() >= graceDays * DAY ? 'moved' : 'moving';
}

function rowOf(distro: string, release: string): { table: Table; row: Row } | undefined {
  if (!DISTROS.has(distro)) return undefined;
  const table = readTable(`eol/${distro}`) as Table;
  const row = Object.hasOwn(table.releases, release) ? table.releases[release] : undefined;
  return row && { table, row };
}
