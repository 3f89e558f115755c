import type { Build } from './build/build.ts';
import type { Explanation } from './explanation.ts';
import type { Effect, Offer, Safety } from './fix.ts';

export type Kind = 'repair' | 'improve' | 'style';

/** One kind of repair or improvement. The file name of its module is its id; what it has to say stands beside it in `<id>.md`. */
export interface Transform {
  /** What it does, in the imperative, one line without a full stop. */
  readonly summary: string;
  readonly kind: Kind;
  readonly effect: Effect;
  readonly safety: Safety;
  /** What could differ for a build that works; required unless safe. */
  readonly risk?: string;
  /** Other tools' codes that it settles: `hadolint/DL3014`. */
  readonly answers?: readonly string[];
  /**
   * `problem`: also runs on a file that BuildKit refuses, where the tree is a best effort; every fix must leave fewer
   * problems there. Without it a transform runs on files that BuildKit reads.
   */
  readonly mends?: 'problem';
  /**
   * Words one of which the Dockerfile must hold, letter case aside, for the transform to find anything in a build without a
   * log; `log` for a transform that finds nothing without one. Where it is absent every file is looked at.
   */
  readonly looksFor?: readonly string[] | 'log';
  /** Yields every place found: a fix, or why it is left alone. Pure: reads the build, changes nothing. */
  fixes(build: Build): Iterable<Offer>;
}

/** A transform together with the name of its module, and with what it has to say. */
export interface NamedTransform extends Transform, Explanation {
  readonly id: string;
}

/** Declares a transform; the module's default export. */
export function transform(definition: Transform): Transform {
  return definition;
}
