import { readTable } from './json.ts';

let programs: ReadonlySet<string> | undefined;

/** True for a program that sets up the Git hooks of a project and does nothing else; its package has the same name. */
export function setsUpGitHooks(program: string): boolean {
  programs ??= new Set((readTable('git-hooks') as { readonly programs: readonly string[] }).programs);
  return programs.has(program);
}
