import { readTable } from './json.ts';

/** First releases of the tools that install packages which no longer run on a version of Python. */
export interface DroppedBy {
  readonly pip: string;
  readonly setuptools: string;
  readonly wheel?: string;
  readonly virtualenv?: string;
}

/** What a distribution's packages are. */
export interface DistributionPython {
  /** Python 2 as `major.minor`; absent where the release has none. */
  readonly '2'?: string;
  readonly '3'?: string;
  /** The newest pip among its packages. */
  readonly pip: string;
}

/** Something that pip or setuptools no longer has. */
export interface RemovedName {
  /** Part of the message of what still uses it. */
  readonly message: string;
  readonly tool: 'pip' | 'setuptools';
  /** First release without it. */
  readonly limit: string;
  /** The newest Python 3, by its minor number, on which releases before that one run. */
  readonly python: number;
  readonly what: string;
  readonly source: string;
}

/** What reads the version of a PostgreSQL from 10 on, which has two numbers. */
export interface PsycopgFacts {
  /** The first psycopg2 that does. */
  readonly reads10: string;
  /** The last release of that minor version. */
  readonly last: string;
  readonly source: string;
  /** The last release of a distribution with a PostgreSQL before 10, by family. */
  readonly distributions: Readonly<Partial<Record<string, string>>>;
  readonly distributionsSource: string;
}

interface Table {
  readonly psycopg2: PsycopgFacts;
  readonly source: string;
  readonly honoursRequiresPython: { readonly pip: number; readonly source: string };
  readonly dropped: Readonly<Record<string, DroppedBy>>;
  readonly removed: readonly RemovedName[];
  readonly bootstraps: { readonly versions: readonly string[]; readonly source: string };
  readonly distributions: Readonly<Record<string, Readonly<Record<string, DistributionPython>>>>;
}

function table(): Table {
  return readTable('python-tools') as Table;
}

/** The first releases without support for a Python, `major.minor`; undefined where that is not recorded. */
export function droppedBy(python: string): DroppedBy | undefined {
  const { dropped } = table();
  return Object.hasOwn(dropped, python) ? dropped[python] : undefined;
}

/** What a release of a distribution has, by its codename or number. */
export function distributionPython(family: string, release: string): DistributionPython | undefined {
  return table().distributions[family]?.[release];
}

/** Every release of a distribution that packages this pip. */
export function distributionsWithPip(pip: string): readonly DistributionPython[] {
  const releases = Object.values(table().distributions).flatMap((family) => Object.values(family));
  return releases.filter((row) => row.pip === pip);
}

/** The first major version of pip that leaves out what is not for the running Python. */
export function honoursRequiresPython(): Table['honoursRequiresPython'] {
  return table().honoursRequiresPython;
}

/** What a message shows to be gone from pip or setuptools. */
export function removedName(message: string): RemovedName | undefined {
  return table().removed.find((row) => message.includes(row.message));
}

export function psycopg2(): PsycopgFacts {
  return table().psycopg2;
}

/** True where there is a `get-pip.py` of its own for a Python that the newest one does not run on. */
export function hasOwnBootstrap(python: string): boolean {
  return table().bootstraps.versions.includes(python);
}

/** Where the facts come from. */
export function pythonToolsSource(): string {
  return table().source;
}

/** Where it is said which of those there are. */
export function bootstrapSource(): string {
  return table().bootstraps.source;
}
