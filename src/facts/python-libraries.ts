import { readTable } from './json.ts';

/** A Python package that has no wheels for Linux: it is compiled where it is installed, and loads a library of the system. */
export interface PythonLibrary {
  /** Normalised name (PEP 503). */
  readonly package: string;
  /** First version, `major.minor`, of which that is true. */
  readonly since?: string;
  /** The library as the loader names it. */
  readonly soname: string;
  /** The package that has the library, by family of the distribution, where it has one name in all releases. */
  readonly runtime: Readonly<Partial<Record<string, string>>>;
  /** The packages with what it is compiled against, a compiler aside. */
  readonly build: Readonly<Record<'apt' | 'apk', readonly string[]>>;
  /** Parts of names of packages that may bring the library along. */
  readonly broughtBy: readonly string[];
  readonly source: string;
}

export function pythonLibraries(): readonly PythonLibrary[] {
  return (readTable('python-libraries') as { readonly libraries: readonly PythonLibrary[] }).libraries;
}
