import { readTable } from './json.ts';

/** A directory that a manager keeps what it fetches in: the first of these that holds. */
export interface CachePlace {
  /** Variables one of which names the directory. */
  readonly variables?: readonly string[];
  /** A variable that names the directory which `below` lies in. */
  readonly root?: string;
  readonly below?: string;
  /** Below the home of the user. */
  readonly home?: string;
  /** The same for all that work as root. */
  readonly path?: string;
  /** The directory itself, by the image, where nothing is known of the image but that it works as root. */
  readonly images?: Readonly<Record<string, string>>;
}

/** What a manager keeps of what it fetches. */
export interface ManagerCache {
  /** Programs that fill it and their sub-commands, any where none is named; empty for managers that calls are read of. */
  readonly programs: readonly string[];
  readonly verbs: readonly string[];
  readonly places: readonly CachePlace[];
  /** Needed where several builds must not use it at once. */
  readonly sharing?: string;
  /** Variables that switch it off. */
  readonly off: readonly string[];
  /** Parts of what names it in a Dockerfile. */
  readonly marks: readonly string[];
  /** Options that say where it is, or that there is none. */
  readonly options: readonly string[];
  /** Options that have the manager read nothing else. */
  readonly offline: readonly string[];
  /** What a Dockerfile has that keeps the cache elsewhere. */
  readonly elsewhere?: readonly string[];
  /** Whether programs run without it: of `libraries` they do not. */
  readonly holds: 'copies' | 'libraries';
}

interface Table {
  readonly source: string;
  readonly caches: Readonly<Record<string, ManagerCache>>;
}

/** By the name of the manager. */
export function managerCaches(): Readonly<Record<string, ManagerCache>> {
  return (readTable('manager-caches') as Table).caches;
}
