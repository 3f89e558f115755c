import { readTable } from './json.ts';
import { distroTable } from './load.ts';

/** How a package's name came to be gone from a release. */
export type RenameKind =
  | 'renamed'
  | 't64' // the same library with a 64-bit time_t
  | 'virtual' // the name of what another package provides
  | 'command' // the name of a program, never of a package
  | 'foreign' // the name that another distribution uses
  | 'soname' // the next version of a library
  | 'versioned' // the name holds a version that the release does not have
  | 'python2'
  | 'php5'
  | 'alternative' // something else that does the same
  | 'removed'
  | 'ppa-dead'
  | 'repo-dead';

/** A package name that a release does not have. */
export interface Rename {
  readonly name: string;
  readonly kind: RenameKind;
  /** The packages that stand for it in this release, all of them together; none where nothing does, or nothing is known. */
  readonly candidates: readonly string[];
  /** Last release of the distribution in which the name installs; undefined where it never did. */
  readonly last: string | undefined;
  /** The candidates are another major version, or another thing: what uses them may have to change. */
  readonly major: boolean;
  /** Both the absence of the name and the candidates were looked up in the package lists of this very release. */
  readonly verified: boolean;
  readonly note: string | undefined;
}

/** Managers with a table of renamed packages. */
export type RenameManager = 'apt' | 'apk' | 'yum';

interface Row {
  readonly kind: RenameKind;
  readonly new: readonly string[];
  /** Last release by distribution, `*` where the name still installs. */
  readonly debian?: string;
  readonly ubuntu?: string;
  readonly alpine?: string;
  /** Number of RHEL and its rebuilds. */
  readonly el?: string;
  /** Releases between which the new names are right, where they are not right everywhere; the first of each distribution. */
  readonly newSince?: string | readonly string[];
  readonly newUntil?: string;
  /** Releases whose lists were searched for the old name in vain, or that are said to lack it where the note links to. */
  readonly goneIn?: string | readonly string[];
  /** A release in which one package alone provides the old name, so that it installs; others were not looked up. */
  readonly providedIn?: string;
  /** A release whose lists were searched for the new names in vain. */
  readonly newNotIn?: string;
  readonly note?: string;
}

const SAME_INTERFACE: ReadonlySet<RenameKind> = new Set(['renamed', 't64', 'virtual', 'command', 'foreign']);

/** Names that no release of any distribution ever had in its own repositories. */
const NEVER: ReadonlySet<RenameKind> = new Set(['ppa-dead', 'repo-dead', 'command', 'foreign']);

const EL = new Set(['centos', 'redhat', 'rockylinux', 'almalinux', 'oraclelinux']);

/** What stands for a package that a release certainly does not have; undefined where it has it, or nothing is recorded. */
export function renamedPackage(
  manager: RenameManager,
  name: string,
  distro: string,
  release: string,
): Rename | undefined {
  const rows = (readTable(`packages/${manager}`) as { readonly renames: Readonly<Record<string, Row>> }).renames;
  const order = releasesOf(distro);
  if (!order.includes(release)) return undefined;
  const row = own(rows, name);
  if (row === undefined || row.providedIn !== undefined || !isGone(row, distro, release, order)) return undefined;
  const candidates = row.new.flatMap((one) => follow(rows, row, one, distro, release, order, new Set([name])));
  return {
    name,
    kind: row.kind,
    candidates: candidates.includes(undefined) ? [] : candidates.filter((one) => one !== undefined),
    last: lastOf(row, distro),
    major: !SAME_INTERFACE.has(row.kind),
    verified: [row.goneIn].flat().includes(release) && row.newNotIn === undefined && row.new.every((one) => candidates.includes(one)),
    note: row.note,
  };
}

const FAMILIES: Readonly<Record<RenameManager, readonly string[]>> = {
  apt: ['debian', 'ubuntu'],
  apk: ['alpine'],
  yum: ['centos'],
};

interface Rules extends Readonly<Record<RenameManager, readonly Rule[]>> {
  /** The oldest release of a distribution that still gets updates: what is gone from it is gone from all. */
  readonly oldest: Readonly<Record<string, string>>;
  /** How names end that keep the pattern of old ones. */
  readonly exceptions: readonly string[];
}

/**
 * What stands for a package that a build did not find, where the release is known or not: by the table, else by how the
 * distribution builds its names. Undefined where the table says that the release has it, or nothing is recorded. Of an
 * unknown release it takes for granted that it is one that gets updates.
 */
export function standIn(
  manager: RenameManager,
  name: string,
  distro: string | undefined,
  release: string | undefined,
): Rename | undefined {
  const families = distro === undefined || distro === 'fedora' ? FAMILIES[manager] : [distro];
  const rows = (readTable(`packages/${manager}`) as { readonly renames: Readonly<Record<string, Row>> }).renames;
  const row = own(rows, name) ?? ruleFor(manager, name);
  if (row === undefined || row.providedIn !== undefined) return undefined;
  for (const family of families) {
    const order = releasesOf(family);
    const at = release !== undefined && order.includes(release) ? release : (nameRules().oldest[family] ?? '');
    const last = lastOf(row, family);
    if (last === '*' || (last !== undefined && !isGone(row, family, at, order))) continue;
    const candidates = row.new.flatMap((one) => follow(rows, row, one, family, at, order, new Set([name])));
    if (candidates.includes(undefined)) continue;
    return {
      name,
      kind: row.kind,
      candidates: candidates.filter((one) => one !== undefined),
      last,
      major: !SAME_INTERFACE.has(row.kind),
      verified: false,
      note: row.note,
    };
  }
  return undefined;
}

/** How names are built: `{x}` stands for any name, `{n}` for a version. */
interface Rule extends Row {
  readonly from: string;
}

/** No name of a package is longer. */
const LONGEST_NAME = 80;

/** The first rule that fits a name, as the row of a table that says the same of this name alone. */
function ruleFor(manager: RenameManager, name: string): Row | undefined {
  const { exceptions } = nameRules();
  if (name.length > LONGEST_NAME || exceptions.some((end) => name.endsWith(end))) return undefined;
  for (const rule of nameRules()[manager]) {
    const found = patternOf(rule).exec(name);
    if (found !== null) return { ...rule, new: rule.new.map((one) => one.replace('{x}', found.groups?.['x'] ?? '')) };
  }
  return undefined;
}

function nameRules(): Rules {
  return readTable('packages/name-rules') as Rules;
}

const patterns = new Map<Rule, RegExp>();

function patternOf(rule: Rule): RegExp {
  let pattern = patterns.get(rule);
  if (pattern === undefined) {
    const text = rule.from.replaceAll(/[.+]/g, '\\$&');
    const source = text.replace('{x}', '(?<x>[a-z][\\w.+-]*?)').replace('{n}', '\\d[\\d.]*');
    patterns.set(rule, (pattern = new RegExp(`^${source}$`)));
  }
  return pattern;
}

/** The name, or what became of it in its turn; undefined where nothing is right for the release. */
function follow(
  rows: Readonly<Record<string, Row>>,
  from: Row,
  name: string,
  distro: string,
  release: string,
  order: readonly string[],
  seen: Set<string>,
): (string | undefined)[] {
  if (seen.has(name)) return [undefined];
  const row = own(rows, name);
  if (row !== undefined && isGone(row, distro, release, order)) {
    seen.add(name);
    return row.new.length === 0
      ? [undefined]
      : row.new.flatMap((one) => follow(rows, row, one, distro, release, order, seen));
  }
  return [isRight(from, release, order) ? name : undefined];
}

function isRight({ newSince, newUntil, newNotIn }: Row, release: string, order: readonly string[]): boolean {
  const at = order.indexOf(release);
  if ([newSince ?? []].flat().some((first) => at < order.indexOf(first))) return false;
  if (newUntil !== undefined && at > order.indexOf(newUntil)) return false;
  return newNotIn !== release;
}

function isGone(row: Row, distro: string, release: string, order: readonly string[]): boolean {
  if (NEVER.has(row.kind)) return true;
  const last = lastOf(row, distro);
  if (last === undefined || last === '*') return false;
  const at = order.indexOf(last);
  return at >= 0 && order.indexOf(release) > at;
}

function lastOf(row: Row, distro: string): string | undefined {
  if (EL.has(distro)) return row.el;
  return distro === 'debian' || distro === 'ubuntu' || distro === 'alpine' ? row[distro] : undefined;
}

const EL_RELEASES = ['5', '6', '7', '8', '9', '10'];

function releasesOf(distro: string): readonly string[] {
  return EL.has(distro) ? EL_RELEASES : (distroTable(distro)?.releases ?? []);
}

function own(rows: Readonly<Record<string, Row>>, name: string): Row | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}
