import { readTable } from './json.ts';

/** Where the engines of Prisma, which load the system's OpenSSL, find none. */
export interface PrismaFacts {
  readonly source: string;
  /** Version of `@prisma/client`, major and minor, from which on it needs no engine. */
  readonly engineBefore: readonly [number, number];
  /** Releases of Debian whose small images come without libssl. */
  readonly debian: readonly string[];
  /** Packages of Debian that do not bring it along. */
  readonly neutral: readonly string[];
  /** Releases of Alpine that keep libssl where versions before `before` do not look. */
  readonly alpine: { readonly releases: readonly string[]; readonly before: readonly [number, number] };
}

export function prismaFacts(): PrismaFacts {
  return readTable('prisma') as PrismaFacts;
}
