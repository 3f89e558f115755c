import { fromParts } from '../dockerfile/from-parts.ts';
import type { Word } from '../dockerfile/types.ts';
import { digestOf } from '../packages/versions.ts';
import type { Build } from './build.ts';

/** A base image that FROM names by its tag, and whose digest is given. */
export interface UndigestedBase {
  readonly word: Word;
  readonly digest: string;
}

export function* undigestedBases({ stages, versions }: Build): Iterable<UndigestedBase> {
  if (versions === undefined) return;
  for (const { from, base } of stages) {
    const { image: word } = fromParts(from);
    if (base.kind !== 'image' || word === undefined || word.raw !== word.value) continue;
    const digest = digestOf(versions, word.value);
    if (digest !== undefined) yield { word, digest };
  }
}
