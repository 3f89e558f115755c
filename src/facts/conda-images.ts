import { readTable } from './json.ts';
import { parseReference } from './reference.ts';

/** Where an image has conda: the directory that holds `envs`; undefined where that is not recorded. */
export function condaPrefix(reference: string): { readonly prefix: string; readonly source: string } | undefined {
  const parsed = parseReference(reference);
  const { images } = readTable('conda-images') as {
    readonly images: Readonly<Record<string, { readonly prefix: string; readonly source: string }>>;
  };
  const name = parsed.known ? parsed.value.repository : '';
  return Object.hasOwn(images, name) ? images[name] : undefined;
}
