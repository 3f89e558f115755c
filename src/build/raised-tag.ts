import { listing, newestPatch } from '../facts/tags.ts';
import type { Edit } from '../fix.ts';
import { unknown, type Known } from '../known.ts';
import type { BaseTag } from './base-tag.ts';

/** A minor version with the suffix of a tag, and with a patch where the tag has one; undefined where it never was published. */
export function raised(image: string, { head, suffix }: BaseTag, minor: string): string | undefined {
  const pinned = head.split('.').length > 2;
  for (const ending of new Set([suffix, suffix.replace(/alpine3\.[0-9]+/, 'alpine')])) {
    const version = pinned ? newestPatch(image, minor, ending) : minor;
    if (version !== undefined && listing(image, `${version}${ending}`) !== 'never')
      return `${version}${ending}`;
  }
  return undefined;
}

/** The edits that write the fitting tag. */
export function raiseEdits(
  base: BaseTag,
  tag: string | undefined,
  image: string,
  version: string,
): Known<readonly Edit[]> {
  return tag === undefined ? unknown(`no ${image}:${version}${base.suffix} is recorded`) : base.edits(tag);
}
