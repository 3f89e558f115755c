import { readTable } from './json.ts';

/** True for a command that the shell itself carries out, and that is no program. */
export function isShellBuiltin(name: string): boolean {
  const { builtins } = readTable('shell-builtins') as { readonly builtins: readonly string[] };
  return builtins.includes(name);
}
