import { known, unknown, type Known } from '../known.ts';
import { readTokens, type Token } from './javascript.ts';
import type { ManifestFiles } from './manifests.ts';
import { join, parentOf } from './paths.ts';
import type { NextConfig } from './types.ts';

/**
 * In the order in which Next.js looks, in the project's directory and then in those above.
 * Source: CONFIG_FILES in next/dist/shared/lib/constants.js (`.ts` since 15, `.mts` where Node.js runs TypeScript).
 */
const CONFIG_FILES = ['next.config.js', 'next.config.mjs', 'next.config.ts', 'next.config.mts'];

/** The configuration file of a Next.js project, with what it says as far as it is literal. */
export function nextConfigOf(files: ManifestFiles, directory: string): NextConfig | undefined {
  for (let place: string | undefined = directory; place !== undefined; place = parentOf(place)) {
    const at = place;
    const path = CONFIG_FILES.map((name) => join(at, name)).find((candidate) => files.has(candidate));
    if (path === undefined) continue;
    const source = files.text(path);
    return { path, output: source === undefined ? unknown(`${path} cannot be read`) : readOutput(source) };
  }
  return undefined;
}

/** The `output` property of the configuration object that a module exports. Only what is written literally is known. */
export function readOutput(source: string): Known<string | undefined> {
  const tokens = readTokens(source);
  if (tokens === undefined) return unknown('the syntax of the configuration is not understood');
  const object = exportedObject(tokens);
  return typeof object === 'string' ? unknown(object) : outputOf(object);
}

/** The tokens between the braces of the exported object literal, or why there is none. */
function exportedObject(tokens: readonly Token[]): readonly Token[] | string {
  const starts = exportStarts(tokens);
  const start = starts[0];
  if (start === undefined || starts.length > 1) return 'the configuration is not exported in one place';
  const direct = objectAt(tokens, start);
  if (direct !== undefined) return direct;
  const name = tokens[start];
  if (name?.kind !== 'name' || !endsStatement(tokens, start + 1)) return 'the configuration is computed';
  const mentions = tokens.flatMap((token, at) =>
    token.kind === 'name' && token.text === name.text ? [at] : [],
  );
  const declaration = mentions.find((at) => tokens[at]?.depth === 0 && isDeclarator(tokens[at - 1]));
  if (declaration === undefined || mentions.length !== 2)
    return 'the configuration is computed or changed after its declaration';
  return objectAt(tokens, valueStart(tokens, declaration)) ?? 'the configuration is computed';
}

/** Where the exported expressions start: after `export default`, and after `module.exports =`. */
function exportStarts(tokens: readonly Token[]): number[] {
  const starts: number[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]?.text;
    if (token.text === 'default' && before === 'export') starts.push(at + 1);
    // `exports` in any other use makes a second start, which is refused.
    if (token.kind === 'name' && token.text === 'exports')
      starts.push(tokens[at + 1]?.text === '=' ? at + 2 : at);
  }
  return starts;
}

function isDeclarator(token: Token | undefined): boolean {
  return token?.kind === 'name' && ['const', 'let', 'var'].includes(token.text);
}

/** Behind the `=` of a declaration, over a type annotation of plain names. */
function valueStart(tokens: readonly Token[], declaration: number): number {
  let at = declaration + 1;
  if (tokens[at]?.text === ':') at = afterType(tokens, at + 1);
  return tokens[at]?.text === '=' ? at + 1 : tokens.length;
}

/** The inside of an object literal that is the whole of an expression, with a type behind it or not. */
function objectAt(tokens: readonly Token[], start: number): readonly Token[] | undefined {
  const open = tokens[start];
  if (open?.kind !== 'punctuator' || open.text !== '{') return undefined;
  const close = tokens.findIndex((token, at) => at > start && token.depth === open.depth);
  const word = tokens[close + 1]?.text;
  const end = word === 'satisfies' || word === 'as' ? afterType(tokens, close + 2) : close + 1;
  return endsStatement(tokens, end) ? tokens.slice(start + 1, close) : undefined;
}

/** Behind a type made of names and dots. */
function afterType(tokens: readonly Token[], start: number): number {
  let at = start;
  while (tokens[at]?.kind === 'name' && tokens[at + 1]?.text === '.') at += 2;
  return tokens[at]?.kind === 'name' ? at + 1 : at;
}

/** True at the end, at a semicolon, and at a word on a new line, which cannot go on with an expression. */
function endsStatement(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.text === ';') return true;
  return (
    token.newLine && token.kind === 'name' && !['as', 'satisfies', 'in', 'instanceof'].includes(token.text)
  );
}

function outputOf(object: readonly Token[]): Known<string | undefined> {
  let output: Known<string | undefined> = known(undefined);
  for (const property of properties(object)) {
    const [first, second] = property;
    if (first === undefined) continue;
    if (first.text === '...') output = unknown('the configuration takes in another object');
    else if (first.kind === 'punctuator' || (first.kind === 'other' && first.text === ''))
      output = unknown('the configuration has property names that are not plain');
    else if (
      first.kind === 'name' &&
      ['get', 'set', 'async'].includes(first.text) &&
      second?.text === 'output'
    )
      output = unknown('output is computed');
    else if (first.text === 'output') output = literal(property.slice(1));
  }
  return output;
}

function literal([colon, value, ...rest]: readonly Token[]): Known<string | undefined> {
  const plain =
    rest.length === 0 || (rest.length === 2 && rest[0]?.text === 'as' && rest[1]?.text === 'const');
  if (colon?.text === ':' && plain && value?.kind === 'string') return known(value.text);
  if (colon?.text === ':' && rest.length === 0 && value?.kind === 'name' && value.text === 'undefined')
    return known(undefined);
  return unknown('output is computed');
}

function properties(object: readonly Token[]): Token[][] {
  const depth = object[0]?.depth;
  const found: Token[][] = [[]];
  for (const token of object) {
    if (token.text === ',' && token.kind === 'punctuator' && token.depth === depth) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}
