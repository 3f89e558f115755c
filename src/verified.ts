import type { FileChange, FileResult } from './result.ts';
import type { Dropped, ImageSize, Trial } from './verification.ts';

export interface ImageFacts extends ImageSize {
  /** Name under which the engine has it while dffix runs. */
  readonly tag: string;
}

/** A trial whose image the engine has. */
export interface Attempt extends Trial {
  readonly image: ImageFacts | undefined;
}

/** One step of the way: what was changed, and what became of it. */
export interface Round {
  readonly result: FileResult;
  /** Undefined where nothing was changed. */
  readonly after: Attempt | undefined;
}

/** What a container engine says of one Dockerfile and its fixes. */
export interface Verified {
  readonly path: string;
  readonly before: Attempt;
  /** Those whose changes are kept. */
  readonly rounds: readonly Round[];
  /** With the kept changes; the same as `before` where there are none. */
  readonly after: Attempt;
  readonly dropped: Dropped | undefined;
  /** The kept changes, all rounds together. */
  readonly changes: readonly FileChange[];
  /** Where no kept fix may change the image: what differs all the same, one line each; undefined where that is not asked. */
  readonly differences: readonly string[] | undefined;
}
