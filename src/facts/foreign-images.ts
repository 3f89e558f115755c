import { readTable } from './json.ts';

/** How images for other processors than x86-64 are named. */
export interface ForeignImages {
  /** Owners on Docker Hub of the official images for one architecture each. */
  readonly owners: readonly string[];
  /** Words in names that stand for an architecture or a board. */
  readonly machines: readonly string[];
  /** Words that say nothing of what is in the image. */
  readonly fillers: readonly string[];
  /** Words in names, and the official image, of many architectures, that has the same in it. */
  readonly images: Readonly<Record<string, string>>;
  /** The images of one owner that are there for each machine under names that begin with it. */
  readonly balena: { readonly owner: string; readonly machine: string };
}

/** The table of names. */
export function foreignImages(): ForeignImages {
  return readTable('foreign-images') as ForeignImages;
}
