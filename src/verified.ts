import type { FileChange, FileResult } from './result.ts';

/** What a container of an image was asked for, and what came of it. */
export interface Check {
  /** The same for what is asked of two images: `starts`, `run npm test`, `http /health`. */
  readonly name: string;
  readonly passed: boolean;
  /** Half a sentence: `it stays up`, `nobody answers at port 8080`. */
  readonly what: string;
  /** True where an image that fails it does not work; the others are only compared. */
  readonly decisive: boolean;
  /** What the container wrote, where the check failed. */
  readonly log: string;
}

export interface ImageFacts {
  /** Name under which the engine has it while dffix runs. */
  readonly tag: string;
  /** Bytes; undefined where the engine does not tell. */
  readonly size: number | undefined;
  readonly layers: number;
}

/** What became of one text: its build, and what containers of its image did. */
export interface Attempt {
  /** Seconds that the build took; steps that were cached take none. */
  readonly seconds: number;
  /** Undefined where the build failed. */
  readonly image: ImageFacts | undefined;
  readonly checks: readonly Check[];
  /** Half a sentence that tells why it does not work; undefined where it builds and passes every decisive check. */
  readonly failure: string | undefined;
  /** What was written by what failed; empty where nothing did. */
  readonly log: string;
}

/** One step of the way: what was changed, and what became of it. */
export interface Round {
  readonly result: FileResult;
  /** Undefined where nothing was changed. */
  readonly after: Attempt | undefined;
}

/** Transforms whose fixes are not kept. */
export interface Dropped {
  readonly transforms: readonly string[];
  /** What fails with them; undefined where it fails without them too, so that nothing speaks for them. */
  readonly failure: { readonly what: string; readonly log: string } | undefined;
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

/** True where the image works in the end and nothing had to be dropped for it. */
export function holds({ after, dropped }: Verified): boolean {
  return after.failure === undefined && dropped === undefined;
}
