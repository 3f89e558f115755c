import { readTable } from './json.ts';

/** An official image of a language of which nothing but its versions is recorded. */
export interface LanguageImage {
  /** The kind of message by which a project asks for another version. */
  readonly cause: string;
  readonly name: string;
  /** What stands behind the version in tags of every minor version. */
  readonly suffixes: readonly string[];
  /** `5.1`, in order; each is a tag. */
  readonly minors: readonly string[];
  readonly source: string;
}

interface Table {
  readonly source: string;
  readonly images: Readonly<Record<string, Omit<LanguageImage, 'minors' | 'source'> & { readonly minors: string }>>;
}

/** Versions of such an image by its bare name; undefined for all others. */
export function languageImage(image: string): LanguageImage | undefined {
  const { images, source } = readTable('language-images') as Table;
  const row = Object.hasOwn(images, image) ? images[image] : undefined;
  return row && { ...row, minors: row.minors.split(' '), source };
}
