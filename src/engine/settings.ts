import type { Safety } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import type { Policy } from './policy.ts';

/** What is said of transforms and findings outside of the Dockerfile: on the command line, in configuration files. */
export interface Settings {
  /** Id → the safety that holds in place of the transform's own; a single fix may still be less safe. */
  readonly safety: ReadonlyMap<string, Safety>;
  /** Codes whose findings are left alone. */
  readonly ignored: readonly IgnoredCode[];
  /** Tools whose ignore comments count. */
  readonly heeded: ReadonlySet<CommentTool>;
  readonly policy: Policy | undefined;
  /** Every transform that there is, running or not: what a comment may name. */
  readonly catalogue: readonly NamedTransform[];
}

export interface IgnoredCode {
  /** `hadolint/DL3008`, or without the tool. */
  readonly code: string;
  /** Who says so, as the user knows it: `.hadolint.yaml`, `--skip`. */
  readonly source: string;
}

/** Tools whose ignore comments are understood; `check` is BuildKit's directive. */
export type CommentTool = 'dffix' | 'hadolint' | 'check' | 'tally';

export const COMMENT_TOOLS: readonly CommentTool[] = ['dffix', 'hadolint', 'check', 'tally'];

/** Nothing is said. */
export const NO_SETTINGS: Settings = {
  safety: new Map(),
  ignored: [],
  heeded: new Set(COMMENT_TOOLS),
  policy: undefined,
  catalogue: [],
};
