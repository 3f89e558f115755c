import type { Naming } from './command-packages.ts';
import { readTable } from './json.ts';

interface Table {
  readonly libraries: Readonly<Record<string, Partial<Readonly<Record<Naming, string>>>>>;
}

/** The package that has a shared library: `libGL.so.1` → `libgl1`; undefined where none is known. */
export function packageWithLibrary(soname: string, naming: Naming): string | undefined {
  const { libraries } = readTable('shared-libraries') as Table;
  return Object.hasOwn(libraries, soname) ? libraries[soname]?.[naming] : undefined;
}
