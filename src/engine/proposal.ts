import type { Dockerfile } from '../dockerfile/types.ts';
import type { Fix, Safety } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import type { TextEdit } from './text-edits.ts';

/** Key of the Dockerfile's own edits; those of companion files stand under their path. */
export const DOCKERFILE = '';

/** A fix of one transform, ready to be applied to the texts of one pass. */
export interface Proposal {
  readonly transform: NamedTransform;
  readonly fix: Fix;
  /** As lowered by the engine. */
  readonly safety: Safety;
  /** A comment is gone after it. */
  readonly deletesComment: boolean;
  /** File → its edits, sorted and apart from each other. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** The texts that one pass works on. */
export interface Texts {
  readonly dockerfile: Dockerfile;
  /** Text of a companion file; undefined where there is none, and it would be created. */
  companion(file: string): string | undefined;
}

/** The Dockerfile's edits of several proposals together. */
export function dockerfileEdits(proposals: readonly Proposal[]): TextEdit[] {
  return proposals.flatMap(({ edits }) => edits.get(DOCKERFILE) ?? []);
}

/** What tells a fix that was refused from others. */
export function identity({ transform, edits }: Pick<Proposal, 'transform' | 'edits'>): string {
  return JSON.stringify([transform.id, [...edits]]);
}
