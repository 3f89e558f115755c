import { readTable } from './json.ts';

/** True for a tag that by its name is given to one image after the other: that of a branch or an environment. */
export function isMovingTag(tag: string): boolean {
  return (readTable('moving-tags') as { readonly tags: readonly string[] }).tags.includes(tag);
}
