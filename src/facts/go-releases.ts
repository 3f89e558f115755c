import { readTable } from './json.ts';

interface Table {
  readonly source: string;
  /** The last release that builds in GOPATH where nothing else is said. */
  readonly gopath: { readonly last: number; readonly source: string };
  /** The last official images that have go-wrapper. */
  readonly wrapper: { readonly last: number; readonly source: string };
  readonly majorPaths: {
    readonly since: number;
    /** Patches of older releases from which on they can do it too. */
    readonly backported: Readonly<Record<string, number>>;
    readonly source: string;
  };
  /** The first release that reads a go.mod in GOPATH where GO111MODULE asks for it, and the first that always does. */
  readonly modulesInGopath: { readonly asked: number; readonly always: number; readonly source: string };
  /** The first release whose `go get` stops outside of a module. */
  readonly getInModules: { readonly since: number; readonly source: string };
  /** By the release that brought them: import paths, and names as code writes them (`strings.Builder`, `types.TypeName.IsAlias`). */
  readonly packages: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}

/** A release of Go, by the number behind `1.`. */
export interface GoLimit {
  readonly minor: number;
  readonly source: string;
}

function table(): Table {
  return readTable('go-releases') as Table;
}

/** The release that brought a package of the standard library; undefined for packages of Go 1.1 and of others. */
export function goWithPackage(path: string): GoLimit | undefined {
  return rowWith(table().packages, path);
}

/** The release that brought a name of the standard library, with its package and type; undefined where two packages may be meant. */
export function goWithName(name: string): GoLimit | undefined {
  return rowWith(table().names, name);
}

function rowWith(rows: Readonly<Record<string, string>>, word: string): GoLimit | undefined {
  const row = Object.entries(rows).find(([, words]) => ` ${words} `.includes(` ${word} `));
  return row && { minor: Number(row[0]), source: table().source };
}

/** The release since which code in GOPATH may import `x/v2` though there is no such directory. */
export function goWithMajorPaths(): GoLimit {
  const { since, source } = table().majorPaths;
  return { minor: since, source };
}

/** Whether a release can do so; a tag without a patch is the newest of its minor. */
export function hasMajorPaths(minor: number, patch: number | undefined): boolean {
  const { since, backported } = table().majorPaths;
  const first = backported[String(minor)];
  return minor >= since || (first !== undefined && (patch === undefined || patch >= first));
}

/** The last release that builds in GOPATH by itself. */
export function lastGopathGo(): GoLimit {
  const { last, source } = table().gopath;
  return { minor: last, source };
}

/** The last release whose official images have go-wrapper. */
export function lastWrapperGo(): GoLimit {
  const { last, source } = table().wrapper;
  return { minor: last, source };
}

/** From which release on Go reads a go.mod in GOPATH: where GO111MODULE asks for it, and always. */
export function goReadsModulesInGopath(): Table['modulesInGopath'] {
  return table().modulesInGopath;
}

/** The first release whose `go get` stops outside of a module. */
export function goGetsInModules(): GoLimit {
  const { since, source } = table().getInModules;
  return { minor: since, source };
}
