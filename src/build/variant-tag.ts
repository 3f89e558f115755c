import { isAtLeast } from '../facts/python-requires.ts';
import { listing, publishedVersions } from '../facts/tags.ts';
import type { Edit } from '../fix.ts';
import { known, valueOf, type Known } from '../known.ts';
import { baseTag, type BaseTag } from './base-tag.ts';

/** What a tag of the image says beside the version: `-alpine3.20`, `-slim`; empty where that is nothing. */
export function variantOf({ tag, head, suffix, facts }: BaseTag): string {
  const isVersion = /^\d/.test(head) || facts.version.known || MOVING.has(head);
  return isVersion ? suffix : `-${tag}`;
}

const MOVING: ReadonlySet<string> = new Set(['latest', 'lts', 'current']);

/** The part of a version that decides whether code runs: `2.6` of 2.6.10 for Ruby, `22` of 22.1.0 for Node.js. */
export type Line = 'major' | 'minor';

/**
 * The tag of the first line of versions of which a release will do, with the newest such release of it, in the same variant;
 * where that was never published, without the distribution's release. It is as short as the old tag, where that says enough.
 */
export function tagWhere(base: BaseTag, line: Line, fits: (version: string) => boolean): string | undefined {
  const image = base.facts.image;
  for (const ending of endings(variantOf(base))) {
    const versions = publishedVersions(image, ending).filter(fits).toSorted(ascending);
    const [first] = versions;
    const newest = versions.findLast(
      (version) => first !== undefined && start(version, line) === start(first, line),
    );
    if (newest !== undefined) return shortened(base, newest, ending, fits);
  }
  return undefined;
}

function start(version: string, line: Line): string {
  return version
    .split('.')
    .slice(0, line === 'major' ? 1 : 2)
    .join('.');
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
  const numbers = version.split('.');
  const all = publishedVersions(image, ending);
  for (let length = /^\d/.test(head) ? head.split('.').length : 1; length < numbers.length; length++) {
    const short = numbers.slice(0, length).join('.');
    const last = all
      .filter((each) => each.startsWith(`${short}.`))
      .toSorted(ascending)
      .at(-1);
    if (last !== undefined && fits(last) && listing(image, `${short}${ending}`) !== 'never')
      return `${short}${ending}`;
  }
  return `${version}${ending}`;
}

function ascending(one: string, other: string): number {
  return one === other ? 0 : isAtLeast(one, other) ? 1 : -1;
}

/** Edits that write another tag into every FROM of a build that has the same image: what one stage makes, another one runs. */
export function retagAlike(base: BaseTag, tag: string): Known<readonly Edit[]> {
  const edits: Edit[] = [];
  const { build } = base.stage;
  for (const stage of build.stages) {
    const own = stage.base.kind === 'image' ? baseTag(stage) : undefined;
    if (own === undefined || !stage.sameBaseAs(base.stage)) continue;
    const change = own.edits(tag);
    // Another FROM may be written in a way that cannot be changed; that of the failed stage has to be.
    if (!change.known && own.from === base.from) return change;
    for (const edit of valueOf(change) ?? [])
      if (!edits.some(({ start }) => start === edit.start)) edits.push(edit);
  }
  return known(edits);
}
