import { readTable } from './json.ts';

interface Table {
  readonly images: Readonly<Record<string, { readonly entrypoint: string; readonly source: string }>>;
}

/** True for the entrypoint of an official image that starts the program it is given, whatever that is. */
export function passesOn(image: string, entrypoint: readonly string[]): boolean {
  const { images } = readTable('passing-entrypoints') as Table;
  return Object.hasOwn(images, image) && entrypoint.length === 1 && entrypoint[0] === images[image]?.entrypoint;
}
