import { imageTable } from '../facts/load.ts';
import { nearest } from '../nearest.ts';
import { officialTags } from '../facts/official-tags.ts';
import type { ImageReference } from '../facts/reference.ts';
import { listing, splitTag } from '../facts/tags.ts';

/**
 * The official image that an image of another registry seems to be a copy of: the last part of its name is that of one,
 * and that one has the tag. Undefined where it is not certain that it has.
 */
export function officialCopy({ registry, repository, tag }: ImageReference): string | undefined {
  const image = repository.split('/').at(-1) ?? '';
  const tags = officialTags(image);
  if (registry === 'docker.io' || tags === undefined || tags.gone) return undefined;
  if (tag === undefined || tag === 'latest') return tags.latest ? image : undefined;
  return hasTag(image, tag) ? `${image}:${tag}` : undefined;
}

/**
 * A tag that an official image has, for one that it does not have: the same version with a suffix that is spelt nearly so,
 * the newest version where there is no `latest`, else `latest`. Undefined where the image has the tag, or is none.
 */
export function existingTag({ registry, repository, tag }: ImageReference): string | undefined {
  const [owner, image = ''] = repository.split('/');
  const tags = officialTags(image);
  if (registry !== 'docker.io' || owner !== 'library' || tags === undefined || tags.gone) return undefined;
  if (tag === undefined || tag === 'latest') return tags.latest ? undefined : tags.newest('');
  const table = imageTable(image);
  if (table === undefined || hasTag(image, tag)) return undefined;
  const { head, suffix } = splitTag(tag);
  const near = nearest(
    suffix,
    Object.keys(table.tags).filter((one) => hasTag(image, head + one)),
  );
  return near === undefined ? (tags.latest ? 'latest' : undefined) : head + near;
}

function hasTag(image: string, tag: string): boolean {
  return imageTable(image) !== undefined && listing(image, tag) !== 'never';
}
