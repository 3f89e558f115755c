import { packageOfCommand } from './commands.ts';
import { readTable } from './json.ts';

interface Table {
  /** Tools that do the same whatever their version, and whose package does nothing but bring them. */
  readonly tools: readonly string[];
  /** Tools that are of use only together with others: the package that has them all. */
  readonly whole: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Tools that come in a package of their own beside a program, and have its version. */
  readonly beside: Readonly<Record<string, { readonly program: string; readonly apt: string; readonly apk: string }>>;
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

/** The package of a tool that is of use only beside another package, and that one; undefined for other tools. */
export function companionPackage(
  tool: string,
  manager: 'apt' | 'apk',
): { readonly name: string; readonly beside: string } | undefined {
  const row = Object.hasOwn(table().beside, tool) ? table().beside[tool] : undefined;
  return row && { name: row[manager], beside: row.program };
}

/** True for a package of Alpine that brings, besides its own programs, none that is meant by `plainToolPackage`. */
export function comesAlone(name: string): boolean {
  return table().apkAlone.includes(name);
}

function table(): Table {
  return readTable('plain-tools') as Table;
}
