import { readTable } from './json.ts';

interface Table {
  /** Even major versions, which get long-term support, and the day on which that ends. */
  readonly lines: Readonly<Record<string, string>>;
  readonly syntax: Since;
  readonly modules: Since;
  readonly removed: { readonly source: string; readonly last: readonly (readonly [string, number, string])[] };
  readonly packaged: Readonly<Record<string, string | readonly (readonly [string, string, number])[]>>;
  readonly npm: { readonly source: string; readonly since: number };
}

interface Since {
  readonly source: string;
  readonly since: readonly (readonly [string, number])[];
}

/** A version of Node.js from which on, or up to which, something is there. */
export interface NodeLimit {
  readonly major: number;
  readonly source: string;
}

function table(): Table {
  return readTable('node-releases') as Table;
}

/** Major versions with long-term support, in order, and whether they had it on a day. */
export function nodeLines(asOf: Date): readonly { readonly major: number; readonly isMaintained: boolean }[] {
  return Object.entries(table().lines)
    .map(([major, eol]) => ({ major: Number(major), isMaintained: asOf < new Date(eol) }))
    .toSorted((one, other) => one.major - other.major);
}

/** The first major version that reads the syntax, or has the function, of which a message complains. */
export function nodeWithSyntax(message: string): NodeLimit | undefined {
  const { since, source } = table().syntax;
  const row = since.find(([text]) => message.includes(text) && isWhole(message, text));
  return row && { major: row[1], source };
}

/** `Unexpected token =` does not mean `Unexpected token =>`, nor `Unexpected token (2:40)` a bracket. */
function isWhole(message: string, text: string): boolean {
  const next = message.charAt(message.indexOf(text) + text.length);
  return !text.startsWith('Unexpected token') || next === '' || next === ' ';
}

/** The first major version that has a module. */
export function nodeWithModule(module: string): NodeLimit | undefined {
  const { since, source } = table().modules;
  const row = since.find(([name]) => module.startsWith(name));
  return row && { major: row[1], source };
}

/** The last major version with long-term support that has what a message misses, and why. */
export function nodeBeforeRemoval(message: string): (NodeLimit & { readonly why: string }) | undefined {
  const { last, source } = table().removed;
  const row = last.find(([text]) => message.includes(text));
  return row && { major: row[1], source, why: row[2] };
}

/** The first major version whose npm knows what older ones stumble over (`Missing required argument #1`). */
export function nodeWithNewNpm(): NodeLimit {
  const { since, source } = table().npm;
  return { major: since, source };
}

/** Releases of a distribution in order, with the number of each, and the major version of their package `nodejs`. */
export function packagedNode(
  family: string,
): readonly { readonly release: string; readonly number: string; readonly major: number }[] {
  const { packaged } = table();
  const rows = Object.hasOwn(packaged, family) ? packaged[family] : undefined;
  return typeof rows === 'object' ? rows.map(([release, number, major]) => ({ release, number, major })) : [];
}
