import { isAtLeast } from '../facts/python-requires.ts';
import { listing, publishedVersions } from '../facts/tags.ts';
import type { BaseTag } from './base-tag.ts';

/** What a tag of the image says beside the version: `-alpine3.20`, `-slim`; empty where that is nothing. */
export function variantOf({ tag, head, suffix, facts }: BaseTag): string {
  const isVersion = /^\d/.test(head) || facts.version.known || MOVING.has(head);
  return isVersion ? suffix : `-${tag}`;
}

const MOVING: ReadonlySet<string> = new Set(['latest', 'lts', 'current']);

/**
 * The tag of the first minor version of which a release will do, with the newest such release of it, in the same variant;
 * where that was never published, without the distribution's release. It is as long as the old tag, where that says enough.
 */
export function tagWhere(base: BaseTag, fits: (version: string) => boolean): string | undefined {
  const image = base.facts.image;
  for (const ending of endings(variantOf(base))) {
    const versions = publishedVersions(image, ending).filter(fits);
    const minors = [...new Set(versions.map(minorOf))].toSorted(ascending);
    const of = versions.filter((version) => minorOf(version) === minors[0]).toSorted(ascending);
    const newest = of.at(-1);
    if (newest !== undefined) return shortened(base, newest, ending, fits);
  }
  return undefined;
}

function endings(variant: string): ReadonlySet<string> {
  const words = variant.split('-').slice(1);
  const kept = words.flatMap((word) => /^(?:alpine|slim)/.exec(word) ?? []);
  return new Set([variant, kept.map((word) => `-${word}`).join('')]);
}

/** `2.6` for `2.6.10` where the old tag is as short, and all that it will ever mean will do. */
function shortened(
  { head, facts: { image } }: BaseTag,
  version: string,
  ending: string,
  fits: (version: string) => boolean,
): string {
  const short = version.split('.').slice(0, head.split('.').length).join('.');
  const all = publishedVersions(image, ending);
  const last = all.filter((each) => each.startsWith(`${short}.`)).toSorted(ascending).at(-1);
  const isEnough = /^\d/.test(head) && last !== undefined && fits(last) && listing(image, `${short}${ending}`) !== 'never';
  return `${isEnough ? short : version}${ending}`;
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function ascending(one: string, other: string): number {
  return one === other ? 0 : isAtLeast(one, other) ? 1 : -1;
}
