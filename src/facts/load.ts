import { readdirSync, readFileSync } from 'node:fs';

/** One way in which an image is made: the tags that hold all of `tokens` (`alpine` also stands for `alpine3.20`). */
export interface VariantTable {
  readonly tokens?: readonly string[];
  /** Only tags of this major version. */
  readonly major?: number;
  /** Family of the distribution, where the tag's own table says nothing. */
  readonly family?: string;
  /** Another image that this one is built from, of the same release: `buildpack-deps` or `buildpack-deps:scm`. */
  readonly base?: string;
  /** `YYMM`: tags last published before that month may be made in another way. */
  readonly since?: string;
  /** The same for users and groups. */
  readonly accountsSince?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Variables that are set to something which depends on the version, or that only some versions set. */
  readonly unsureEnv?: readonly string[];
  readonly user?: string;
  readonly workdir?: string;
  readonly entrypoint?: readonly string[];
  /** null where it depends on the version. */
  readonly cmd?: readonly string[] | null;
  readonly users?: readonly UserRow[];
  readonly groups?: readonly GroupRow[];
  /** Packages were installed with all that they need: commands beyond those listed here may be there. */
  readonly packages?: true;
  /** Those packages make system users or groups (ids 1 to 999), with these names. */
  readonly systemNames?: readonly string[];
  /** Commands that are there. */
  readonly has?: readonly string[];
  /** Commands that are not there. */
  readonly lacks?: readonly string[];
  /** Commands that only some versions have. */
  readonly unsure?: readonly string[];
}

/** Facts about an official image. */
export interface ImageTable {
  readonly source: string;
  readonly date: string;
  /** First whose tokens the tag holds. */
  readonly variants: readonly VariantTable[];
  /** The image is a distribution itself: a tag with this many numbers (`12`, `3.20`) always stays with one release. */
  readonly numbers?: 1 | 2;
  /** Names of versions: `iron` → `20`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Suffix of the tag (from its first `-`) → `family/release` → heads, each with `@YYMM` where it is no longer published. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Facts about a distribution as its base image ships it. */
export interface DistroTable {
  readonly source: string;
  readonly date: string;
  readonly libc: string | null;
  /** What `/bin/sh` is. */
  readonly shell: string | null;
  readonly packageManager: string | null;
  /** Release → package manager where it is another one. */
  readonly packageManagers?: Readonly<Record<string, string>>;
  readonly cmd?: readonly string[];
  readonly workdir?: string;
  /** Oldest first. */
  readonly releases: readonly string[];
  readonly users: readonly UserRow[];
  readonly groups: readonly GroupRow[];
  /** The base image may have more users than are listed. */
  readonly accountsPartial?: true;
  /** Up to this release packages of the base image make further system users or groups (ids 1 to 999). */
  readonly systemUntil?: string;
  readonly commands: readonly CommandRow[];
}

/** Holds from release `since` to release `until`, both included. `unsure`: there the fact is not settled. */
export interface Span {
  readonly since?: string;
  readonly until?: string;
  readonly unsure?: true;
}

export interface UserRow extends Span {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  /** Absent where not known. */
  readonly homeExists?: boolean;
  readonly shell?: string;
}

export interface GroupRow extends Span {
  readonly name: string;
  readonly gid: number;
}

export interface CommandRow extends Span {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

const cache = new Map<string, unknown>();

/** The table of an official image by its bare name, undefined where there is none. */
export function imageTable(name: string): ImageTable | undefined {
  return table('images', name) as ImageTable | undefined;
}

/** The table of a distribution's family, undefined where there is none. */
export function distroTable(family: string): DistroTable | undefined {
  return table('distros', family) as DistroTable | undefined;
}

/** Names of the tables of a kind. */
function names(folder: string): ReadonlySet<string> {
  const key = `${folder}/`;
  const seen = cache.get(key);
  if (seen !== undefined) return seen as ReadonlySet<string>;
  const found = new Set(readdirSync(new URL(`./${folder}/`, import.meta.url)).map((file) => file.replace(/\.json$/, '')));
  cache.set(key, found);
  return found;
}

function table(folder: string, name: string): unknown {
  if (!names(folder).has(name)) return undefined;
  const key = `${folder}/${name}`;
  if (!cache.has(key)) cache.set(key, JSON.parse(readFileSync(new URL(`./${key}.json`, import.meta.url), 'utf8')));
  return cache.get(key);
}
