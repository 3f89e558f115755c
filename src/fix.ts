import type { Range } from './range.ts';

/** What a fix may change: see docs/architecture.md. `none` layout only, `build` how the build runs, `image` files or config. */
export type Effect = 'none' | 'build' | 'image';

/** Whether a working build or image could behave differently after the fix. */
export type Safety = 'safe' | 'unsafe' | 'manual';

/** One replacement of a range. */
export interface Edit extends Range {
  /** Replaces the range; line breaks are written as `\n` and become those of the place. */
  readonly text: string;
  /** Companion file, relative to the context's root; absent for the Dockerfile. A file that does not exist is created. */
  readonly file?: string;
}

/** What a fix rests on: a place in the Dockerfile, a file of the context, or a fact. */
export interface Evidence {
  readonly text: string;
  /** Place in the Dockerfile. */
  readonly range?: Range;
  /** File of the context, relative to its root. */
  readonly file?: string;
  /** Where a fact of the world comes from: a link or a table. */
  readonly source?: string;
  /** 1-based line of the build log that says it; 0 where the exit code alone does. */
  readonly log?: number;
}

/**
 * One change at one place: its edits are applied all together or not at all. A manual one may have none: there is nothing
 * to write, and its message and advice are what the user needs to know.
 */
export interface Fix {
  readonly kind: 'fix';
  /** What is wrong and what is done, one sentence without a full stop. */
  readonly message: string;
  /** The place that the message speaks of. */
  readonly at: Range;
  readonly edits: readonly Edit[];
  readonly because: readonly Evidence[];
  /** Where this one is less safe than its transform; never safer. */
  readonly safety?: Safety;
  /** What could differ, where this fix is not safe. */
  readonly risk?: string;
  /** Those of the transform's `answers` that this one settles, where it is not all of them. */
  readonly answers?: readonly string[];
  /** What the user still has to do, e.g. a command to run. */
  readonly advice?: string;
}

/** A place that looks broken and is left as it is. */
export interface LeftAlone {
  readonly kind: 'left-alone';
  readonly at: Range;
  /** Half a sentence after "left alone:", e.g. `the home of user app is unknown, because …`. */
  readonly reason: string;
}

export type Offer = Fix | LeftAlone;
