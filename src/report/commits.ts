import type { Style } from './style.ts';
import { count } from './text.ts';

/** A commit that holds what one transform has changed. */
export interface MadeCommit {
  /** Its name, as short as git shows it. */
  readonly name: string;
  /** Id of the transform. */
  readonly transform: string;
  readonly files: number;
}

/** The commits of a run, a line for each, the first one first; ends with a blank line. */
export function commitText(commits: readonly MadeCommit[], { colors }: Style): string {
  if (commits.length === 0) return '';
  const lines = commits.map(
    ({ name, transform, files }) =>
      `  ${colors.yellow(name)}  ${transform}  ${colors.dim(count(files, 'file'))}`,
  );
  return `${[colors.bold('Committed'), ...lines].join('\n')}\n\n`;
}
