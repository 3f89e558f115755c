import type { Effect, Evidence, Safety } from './fix.ts';
import type { Builder } from './log/types.ts';
import type { Kind } from './transform.ts';
import type { Verification } from './verification.ts';

/** A fix as it was applied (or would be, or was only shown), in terms a reader understands. */
export interface AppliedFix {
  readonly transform: string;
  readonly kind: Kind;
  readonly effect: Effect;
  readonly safety: Safety;
  readonly message: string;
  readonly risk?: string;
  readonly advice?: string;
  /** 1-based line in the original text; where the place was itself made by an earlier fix, the nearest original line. */
  readonly line: number;
  /** 1-based line in the new text. */
  readonly newLine: number;
  readonly because: readonly (Evidence & { readonly line?: number })[];
}

/** A fix with the patch that it would make, empty where it has none. */
export interface ProposedFix extends AppliedFix {
  readonly patch: string;
}

/** A fix that was found but not applied because of its safety; its patch is one of the final text. */
export type WithheldFix = ProposedFix;

export interface FileChange {
  /** Path as shown to the user and in the diff, with `/`. */
  readonly path: string;
  /** Undefined where the file is created. */
  readonly before: string | undefined;
  readonly after: string;
}

/** What a log was understood to say of one Dockerfile. */
export interface LogFinding {
  readonly builder: Builder | undefined;
  /** The step in the builder's words, e.g. `5/9`; undefined where it says none. */
  readonly step: string | undefined;
  /** The instruction in one line, and its 1-based line in the original text; undefined where it is not in this Dockerfile. */
  readonly place: { readonly line: number; readonly instruction: string } | undefined;
  /** The most specific first; empty where nothing was understood. */
  readonly causes: readonly LoggedCause[];
  /** The transforms whose fixes of this run answer the first cause; `applied` is false where they are only shown. */
  readonly repairs: readonly { readonly transform: string; readonly applied: boolean }[];
}

export interface LoggedCause {
  /** A sentence without a full stop. */
  readonly what: string;
  /** The line that says so, and its 1-based number in the log; undefined where the exit code alone does. */
  readonly said: { readonly line: number; readonly text: string } | undefined;
}

/** Everything that was found out about one Dockerfile. Reports know this and nothing else. */
export interface FileResult {
  /** Path as shown to the user, with `/`. */
  readonly path: string;
  readonly status: 'unchanged' | 'fixable' | 'problem' | 'bug';
  /** The Dockerfile first, then companion files. Empty where nothing changes. */
  readonly changes: readonly FileChange[];
  readonly applied: readonly AppliedFix[];
  readonly withheld: readonly WithheldFix[];
  /** Why places were left alone; each with its line in the original text. */
  readonly leftAlone: readonly {
    readonly transform: string;
    readonly line: number;
    readonly reason: string;
  }[];
  /** What BuildKit would refuse, or what could not be read. */
  readonly problems: readonly { readonly line: number | undefined; readonly message: string }[];
  /** What the author should know and is no trouble: comments for dffix that say nothing; lines of the original text. */
  readonly warnings?: readonly { readonly line: number; readonly message: string }[];
  /** Defects of dffix that were survived: a transform that threw, a fix that the guard refused. */
  readonly bugs: readonly { readonly transform: string | undefined; readonly message: string }[];
  /** What the log that was given says of this file. */
  readonly log?: LogFinding;
  /** What a container engine says of it, where it was asked. */
  readonly verified?: Verification;
  /** Paths (relative to the context root) read as evidence → what was read. */
  readonly reads: ReadonlyMap<string, string>;
}
