import { successor, type Successor } from '../facts/image-successors.ts';
import type { BaseImage } from './base-reference.ts';
import type { Build } from './build.ts';

/** Where a base image is to be had now. */
export interface BaseSuccessor extends Successor {
  /** The old name certainly gives nothing on the day that the build is looked at. */
  readonly isGone: boolean;
}

/** The successor of a base image; undefined where none is recorded. */
export function successorOf({ reference }: BaseImage, { asOf }: Build): BaseSuccessor | undefined {
  const next = reference && successor(reference);
  return next && { ...next, isGone: next.gone !== undefined && asOf >= new Date(next.gone) };
}
