import { officialTags } from '../facts/official-tags.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { baseImage } from './base-reference.ts';
import type { Stage } from './stage.ts';

/** A base image whose version is left to the day of the build. */
export interface OpenVersion {
  readonly at: Range;
  /** As written, without a tag. */
  readonly image: string;
  /** The tag `latest` is written out. */
  readonly isLatest: boolean;
  /** The newest version that is published, or why it is not known. */
  readonly newest: Known<string>;
}

/** Its tags are the releases of Debian and of Ubuntu side by side. */
const OF_TWO_DISTRIBUTIONS = 'buildpack-deps';

/** Undefined where the stage's own FROM names a version, a digest, a variable or another stage. */
export function openVersion(stage: Stage): OpenVersion | undefined {
  const image = baseImage(stage);
  const { at, written, reference } = image ?? {};
  if (at === undefined || written === undefined || reference === undefined || written.includes('$'))
    return undefined;
  const { registry, repository, tag, digest } = reference;
  if (digest !== undefined || (tag !== undefined && tag !== 'latest')) return undefined;
  const name = written.replace(/:latest$/, '');
  const official = /^library\/([^/]+)$/.exec(repository)?.[1];
  const tags = registry !== 'docker.io' || official === undefined ? undefined : officialTags(official);
  const isKnown = tags !== undefined && tags.latest && !tags.gone && official !== OF_TWO_DISTRIBUTIONS;
  const newest = isKnown ? tags.newest('') : undefined;
  return {
    at,
    image: name,
    isLatest: tag !== undefined,
    newest:
      newest === undefined ? unknown(`which versions of ${name} there are is not recorded`) : known(newest),
  };
}
