import { packageOfCommand } from './commands.ts';
import { readTable } from './json.ts';

interface Companion {
  readonly program: string;
  readonly apt: string;
  readonly apk: string;
  /** First release of Alpine whose package of the program has not got the tool, and that has one for it. */
  readonly sinceAlpine: string;
}

interface Table {
  /** Tools that do the same whatever their version, and whose package does nothing but bring them. */
  readonly tools: readonly string[];
  /** Tools that are of use only together with others: the package that has them all. */
  readonly whole: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Tools that come in a package of their own beside a program, and have its version. */
readonly beside: Readonly<Record<string, Companion>>;
  /** Tools that only some distributions have in every release. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly apkAlone: readonly string[];
}

/** The package that makes a tool available, where any version of it will do; undefined for other commands. */
export function plainToolPackage(tool: string, family: string, manager: 'apt' | 'apk'): string | undefined {
  const { only, tools, whole } = table();
  if (Object.hasOwn(only, tool) && only[tool]?.includes(family) !== true) return undefined;
  if (Object.hasOwn(whole, tool)) return whole[tool]?.[manager];
  const name = tools.includes(tool) ? packageOfCommand(tool, family) : undefined;
  return name === null || name === 'busybox' ? undefined : name;
}

/** The package of a tool that is of use only beside another package, and that one; undefined for other tools and older releases. */
export function companionPackage(
  tool: string,
  manager: 'apt' | 'apk',
  release: string | undefined,
): { readonly name: string; readonly beside: string } | undefined {
  const row = Object.hasOwn(table().beside, tool) ? table().beside[tool] : undefined;
  if (row === undefined || (manager === 'apk' && !isAtLeast(release, row.sinceAlpine))) return undefined;
  return { name: row[manager], beside: row.program };
}

function isAtLeast(release: string | undefined, first: string): boolean {
  if (release === 'edge') return true;
  const [major = 0, minor = 0] = (release ?? '').split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = first.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** True for a package of Alpine that brings, besides its own programs, none that is meant by `plainToolPackage`. */
export function comesAlone(name: string): boolean {
  return table().apkAlone.includes(name);
}

function table(): Table {
  return readTable('plain-tools') as Table;
}
