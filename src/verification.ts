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

/** What an image weighs. */
export interface ImageSize {
  /** Bytes; undefined where the engine does not tell. */
  readonly size: number | undefined;
  readonly layers: number;
}

/** What became of one text: its build, and what containers of its image did. */
export interface Trial {
  /** Seconds that the build took; steps that were cached take none. */
  readonly seconds: number;
  /** Undefined where the build failed. */
  readonly image: ImageSize | undefined;
  readonly checks: readonly Check[];
  /** What could not be asked, and why, one sentence without a full stop each. */
  readonly unasked: readonly string[];
  /** Half a sentence that tells why it does not work; undefined where it builds and passes every decisive check. */
  readonly failure: string | undefined;
  /** What was written by what failed; empty where nothing did. */
  readonly log: string;
}

/** Transforms whose fixes are not kept. */
export interface Dropped {
  readonly transforms: readonly string[];
  /** What fails with them; undefined where it fails without them too, so that nothing speaks for them. */
  readonly failure: { readonly what: string; readonly log: string } | undefined;
}

/** What a container engine says of one Dockerfile before and after its fixes, as reports have it. */
export interface Verification {
  /** `docker 20.10.24, with BuildKit`; undefined where the report does not tell. */
  readonly engine: string | undefined;
  readonly before: Trial;
  /** With the kept changes; the same as `before` where there are none. */
  readonly after: Trial;
  /** Repairs in a row that are kept, each from what the last one came to. */
  readonly rounds: number;
  readonly dropped: Dropped | undefined;
  /** Where no kept fix may change the image: what differs all the same, one line each; undefined where that is not asked. */
  readonly differences: readonly string[] | undefined;
}

/** What a verification came to. `worse`: a build that differs by itself may fail where it did not. */
export type Verdict = 'fine' | 'repaired' | 'broken' | 'worse';

export function verdictOf({ before, after }: Pick<Verification, 'before' | 'after'>): Verdict {
  if (after.failure !== undefined) return before.failure === undefined ? 'worse' : 'broken';
  return before.failure === undefined ? 'fine' : 'repaired';
}

/** True where the image works in the end and nothing had to be dropped for it. */
export function holds({ after, dropped }: Pick<Verification, 'after' | 'dropped'>): boolean {
  return after.failure === undefined && dropped === undefined;
}
