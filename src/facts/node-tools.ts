import { readFileSync } from 'node:fs';

/** Variables that a build tool writes into the code for the browser, where anybody can read them. */
export interface BakedVariables {
  readonly prefix: string;
  readonly tool: string;
  /** The npm package of the tool. */
  readonly package: string;
  /** Commands that write them. */
  readonly commands: readonly string[];
  /** `sometimes`: the tool has also ways to read them when the server runs. */
  readonly baked: 'always' | 'sometimes';
  readonly note?: string;
  readonly source: string;
}

let rows: readonly BakedVariables[] | undefined;

/** The tools that bake a variable of that name into a bundle; more than one may share a prefix. */
export function toolsBaking(variable: string): readonly BakedVariables[] {
  rows ??= readRows();
  return rows.filter(({ prefix }) => variable.startsWith(prefix) && variable.length > prefix.length);
}

function readRows(): readonly BakedVariables[] {
  const text = readFileSync(new URL('./node-tools.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly bakedVariables: readonly BakedVariables[] }).bakedVariables;
}
