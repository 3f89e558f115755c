import { readFileSync } from 'node:fs';

let programs: ReadonlyMap<string, readonly string[]> | undefined;

/** The npm packages that bring a program which package scripts call; empty where none is recorded. */
export function packagesOfProgram(program: string): readonly string[] {
  return (programs ??= readPrograms()).get(program) ?? [];
}

function readPrograms(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL('./node-programs.json', import.meta.url), 'utf8');
  const data = JSON.parse(text) as { readonly programs: Readonly<Record<string, readonly string[]>> };
  return new Map(Object.entries(data.programs));
}
