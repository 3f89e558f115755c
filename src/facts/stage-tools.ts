import { readTable } from './json.ts';

/** Which official images bring which tools. */
export interface StageTools {
  /** Package managers, and the distribution that has them. */
  readonly distributions: readonly { readonly image: string; readonly commands: readonly string[] }[];
  readonly languages: readonly {
    readonly image: string;
    /** Other words that stand for it in the names of variables. */
    readonly names?: readonly string[];
    readonly commands: readonly string[];
    /** How the names of packages begin that bring the commands. */
    readonly packages: readonly string[];
  }[];
}

/** The table of tools. */
export function stageTools(): StageTools {
  return readTable('stage-tools') as StageTools;
}
