import { imageTable } from './load.ts';

/** How a tag of an official image is listed: still published, no longer published (it can be pulled all the same), or never. */
export type Listing = 'current' | 'past' | 'never';

/** Whether a tag was ever published, by the table of its image. */
export function listing(image: string, tag: string): Listing {
  const { head, suffix } = splitTag(tag);
  const found = headsOf(image, suffix).find((token) => token === head || token.startsWith(`${head}@`));
  if (found === undefined) return 'never';
  return found === head ? 'current' : 'past';
}

/** The newest `1.23.x` with a suffix, undefined where there is none. */
export function newestPatch(image: string, minor: string, suffix: string): string | undefined {
  const patches = headsOf(image, suffix).flatMap((token) => {
    const head = token.split('@')[0] ?? '';
    const patch = head.startsWith(`${minor}.`) ? head.slice(minor.length + 1) : '';
    return /^[0-9]+$/.test(patch) ? [Number(patch)] : [];
  });
  return patches.length === 0 ? undefined : `${minor}.${Math.max(...patches)}`;
}

/** `1.22-alpine3.20` → `1.22` and `-alpine3.20`. */
export function splitTag(tag: string): { readonly head: string; readonly suffix: string } {
  const dash = tag.indexOf('-');
  return dash < 0 ? { head: tag, suffix: '' } : { head: tag.slice(0, dash), suffix: tag.slice(dash) };
}

const heads = new Map<string, readonly string[]>();

function headsOf(image: string, suffix: string): readonly string[] {
  const key = `${image}:${suffix}`;
  let found = heads.get(key);
  if (found === undefined) heads.set(key, (found = readHeads(image, suffix)));
  return found;
}

function readHeads(image: string, suffix: string): readonly string[] {
  const tags = imageTable(image)?.tags ?? {};
  const row = Object.hasOwn(tags, suffix) ? tags[suffix] : undefined;
  return Object.values(row ?? {}).flatMap((heads) => heads.split(' '));
}

/** Every full version (`2.5.1`) that was ever published with a suffix. */
export function publishedVersions(image: string, suffix: string): readonly string[] {
  const heads = headsOf(image, suffix).map((token) => token.split('@')[0] ?? '');
  return heads.filter((head) => /^[0-9]+\.[0-9]+\.[0-9]+$/.test(head));
}

/** `YYMM` in which a tag was last published; undefined where it still is, or never was. */
export function lastPublished(image: string, tag: string): string | undefined {
  const { head, suffix } = splitTag(tag);
  return headsOf(image, suffix)
    .find((token) => token.startsWith(`${head}@`))
    ?.slice(head.length + 1);
}
