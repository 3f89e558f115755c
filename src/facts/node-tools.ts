import { readFileSync } from 'node:fs';

/** Variables that a build tool writes into the code for the browser, where anybody can read them. */
export interface BakedVariables {
  readonly prefix: string;
  readonly tool: string;
  /** The npm package of the tool. */
  readonly package: string;
  /** Commands that write them. */
  readonly commands: readonly string[];
  /** Words by which package scripts and tasks are named that run such a command; `build` where absent. */
  readonly scripts?: readonly string[];
  /** Packages beside the tool without which the variables may be read later. */
  readonly needs?: readonly string[];
  /** `sometimes`: the tool has also ways to read them when the server runs. */
  readonly baked: 'always' | 'sometimes';
  readonly note?: string;
  readonly source: string;
}

let rows: readonly BakedVariables[] | undefined;

/** The tools that bake a variable of that name into a bundle; more than one may share a prefix. */
export function toolsBaking(variable: string): readonly BakedVariables[] {
  return allTools().filter(({ prefix }) => variable.startsWith(prefix) && variable.length > prefix.length);
}

/** True where no other tool has the same prefix: a variable then tells which tool it is for. */
export function hasOwnPrefix({ prefix }: BakedVariables): boolean {
  return allTools().filter((row) => row.prefix === prefix).length === 1;
}

function allTools(): readonly BakedVariables[] {
  return (rows ??= readRows());
}

function readRows(): readonly BakedVariables[] {
  const text = readFileSync(new URL('./node-tools.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly bakedVariables: readonly BakedVariables[] }).bakedVariables;
}
