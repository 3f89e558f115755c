import type { Naming } from './command-packages.ts';
import { readTable } from './json.ts';

/** Kinds of names by which messages speak of a library. */
export type DevelopmentName = 'headers' | 'modules' | 'programs' | 'cmake' | 'links';

/** What building against a library takes: the names that messages have for it, and the packages with its files. */
export interface DevelopmentFiles
  extends Partial<Readonly<Record<Naming, string>>>, Partial<Readonly<Record<DevelopmentName, readonly string[]>>> {
  readonly name: string;
  /** What is built with it often needs a certain version of it. */
  readonly versioned?: true;
}

/**
 * The library that has a name of that kind: a header (`libxml/tree.h`), a module of pkg-config, what stands before
 * `-config` in a program's name, a package of CMake, what stands behind `-l`. Undefined where none is known.
 */
export function developmentFiles(kind: DevelopmentName, name: string): DevelopmentFiles | undefined {
  const rows = table();
  const exact = rows.find((row) => row[kind]?.includes(name));
  if (exact !== undefined || kind !== 'headers') return exact;
  return rows.find(({ headers }) => headers?.some((each) => each.endsWith('/') && name.startsWith(each)));
}

const KINDS: readonly DevelopmentName[] = ['modules', 'programs', 'links', 'cmake'];

/** The library that a sentence calls by that name: its own, with or without `lib`, or one of any kind. */
export function developmentFilesOf(name: string): DevelopmentFiles | undefined {
  const lower = name.toLowerCase();
  const bare = lower.replace(/^lib/, '');
  const names = [lower, bare, `lib${bare}`];
  return (
    table().find((row) => names.includes(row.name.toLowerCase())) ??
    table().find((row) => KINDS.some((kind) => row[kind]?.some((each) => names.includes(each.toLowerCase()))))
  );
}

function table(): readonly DevelopmentFiles[] {
  return (readTable('development-files') as { readonly libraries: readonly DevelopmentFiles[] }).libraries;
}
