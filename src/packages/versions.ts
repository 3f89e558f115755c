/** What packages of an image are told by: one name for all managers that read the same database. */
export type PackageSource = 'apt' | 'apk' | 'rpm' | 'pip' | 'npm' | 'gem' | 'go';

export const PACKAGE_SOURCES: readonly PackageSource[] = ['apt', 'apk', 'rpm', 'pip', 'npm', 'gem', 'go'];

/** Versions that are in an image which works: evidence of what a build may ask for by number. */
export interface Versions {
  /** The image that they were read from, as the user names it. */
  readonly image: string;
  /** Name → version. Names of pip are normalised (PEP 503), those of go are import paths of programs. */
  readonly packages: Readonly<Partial<Record<PackageSource, Readonly<Record<string, string>>>>>;
  /** Reference of a base image as FROM names it, `debian:bookworm` → `sha256:…` of its manifest. */
  readonly digests: Readonly<Record<string, string>>;
}

/** The version of a package, where it is there. */
export function versionOf(versions: Versions, source: PackageSource, name: string): string | undefined {
  return own(versions.packages[source] ?? {}, name);
}

export function digestOf({ digests }: Versions, reference: string): string | undefined {
  return own(digests, reference);
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
