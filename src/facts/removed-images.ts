import { readTable } from './json.ts';
import type { ImageReference } from './reference.ts';
import { splitTag } from './tags.ts';

/** An image that its name on Docker Hub no longer gives, and the name that does. */
export interface MovedImage {
  /** The first part of the repository that changes, and what stands for it. */
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly source: string;
}

/** An image that was taken from Docker Hub. */
export interface RemovedImage {
  /** Bare name of the official image. */
  readonly image: string;
  readonly tag: string;
  readonly since: string;
  readonly source: string;
}

interface Table {
  readonly moved: readonly (MovedImage & { readonly except: readonly string[] })[];
  readonly removed: readonly {
    readonly image: string;
    readonly since: string;
    /** `major`: tags that begin with a bare major version, or with none; versions spelt out are still there. */
    readonly tags: 'major' | 'any';
    /** Words of tags that are still there. */
    readonly but?: readonly string[];
    readonly source: string;
  }[];
}

/** Where the image of a reference has moved by a day. A tag that begins with a number counts alone: others still exist. */
export function movedImage(reference: ImageReference, asOf: Date): MovedImage | undefined {
  const { registry, repository, tag, digest } = reference;
  if (registry !== 'docker.io' || digest !== undefined || !/^\d/.test(tag ?? '')) return undefined;
  return table().moved.find(
    ({ from, since, except }) =>
      repository.startsWith(from) &&
      asOf >= new Date(since) &&
      !except.some((prefix) => repository.startsWith(prefix)),
  );
}

/** The official image of a reference, where it was taken away by a day. */
export function removedImage(reference: ImageReference, asOf: Date): RemovedImage | undefined {
  const { registry, repository, tag = 'latest', digest } = reference;
  if (registry !== 'docker.io' || digest !== undefined) return undefined;
  const row = table().removed.find(({ image }) => repository === `library/${image}`);
  if (row === undefined || asOf < new Date(row.since)) return undefined;
  if (row.tags === 'major' && !/^(\d+|[a-z]+)$/.test(splitTag(tag).head)) return undefined;
  if (tag.split('-').some((word) => row.but?.includes(word))) return undefined;
  return { image: row.image, tag, since: row.since, source: row.source };
}

function table(): Table {
  return readTable('removed-images') as Table;
}
