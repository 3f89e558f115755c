import type { FileResult } from '../result.ts';
import type { NamedTransform } from '../transform.ts';

/** What a report says of the run as a whole. */
export interface RunFacts {
  /** Version of dffix. */
  readonly version: string;
  /** `write`: the changes were made, and lines are those of the new files. */
  readonly mode: 'check' | 'diff' | 'write';
  /** What is declared of the transforms that results name. */
  readonly transforms: readonly NamedTransform[];
}

/** A file that could not be worked through, or written. */
export interface Failure {
  /** Path as the user knows it. */
  readonly path: string;
  /** 1-based. */
  readonly line?: number;
  readonly message: string;
  /** True for a defect of dffix. */
  readonly bug: boolean;
}

/** One report in one format; it is told of each file in turn, and closes with `finish`. */
export interface ReportWriter {
  file(result: FileResult): void;
  failed(failure: Failure): void;
  finish(): void;
}

/** Takes the text of a report, piece by piece. */
export type Write = (text: string) => void;
