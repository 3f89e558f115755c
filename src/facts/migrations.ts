import { readTable } from './json.ts';

/** A tool that changes the layout of a database step by step. */
export interface MigrationTool {
  readonly name: string;
  /** Files of which a project that uses it has one, from its directory. */
  readonly marks: readonly string[];
  /** A package of npm that it also depends on. */
  readonly package?: string;
  /** Where the steps are, from the project's directory; `*` stands for any one name. */
  readonly directories: readonly string[];
  /** How the name of a step ends. */
  readonly suffix: string;
  /** Words that a text has together where it runs the steps. */
  readonly runs: readonly (readonly string[])[];
  /** What runs them. */
  readonly command: string;
  readonly source: string;
}

export function migrationTools(): readonly MigrationTool[] {
  return (readTable('migrations') as { readonly tools: readonly MigrationTool[] }).tools;
}
