import { readTable } from './json.ts';
import type { ImageReference } from './reference.ts';

/** Where an image is to be had that is not there, or not for everybody, under its old name. */
export interface Successor {
  /** The whole new reference. */
  readonly reference: string;
  /** The day since which the old name gives nothing; undefined where it may still give something. */
  readonly gone: string | undefined;
  /** How the new one is not the same, one sentence; undefined where it is. */
  readonly differs: string | undefined;
  readonly source: string;
}

interface Row {
  /** Registry and repository, `*` for one part of it; with a slash at the end everything below, with a tag that one. */
  readonly from: string;
  /** What stands for it, `*` for what the first one stood for. */
  readonly to: string;
  /** Pattern of the tags that are there too; a tag without `*` is the one to take. */
  readonly tag?: string;
  /** The new image has none of the tags: `latest` is meant. */
  readonly tags?: 'none';
  readonly gone?: string;
  readonly differs?: string;
  readonly source: string;
}

/** The successor of an image; undefined where none is recorded. */
export function successor({ registry, repository, tag, digest }: ImageReference): Successor | undefined {
  if (digest !== undefined) return undefined;
  const { rows } = readTable('image-successors') as { readonly rows: readonly Row[] };
  for (const row of rows) {
    const reference = follow(row, `${registry}/${repository}`, tag);
    const dropped = row.tags === 'none' && tag !== undefined && tag !== 'latest';
    const differs = dropped ? `There is no ${tag} any more: the new image is of today` : row.differs;
    if (reference !== undefined) return { reference, gone: row.gone, differs, source: row.source };
  }
  return undefined;
}

function follow(row: Row, path: string, tag: string | undefined): string | undefined {
  const named = row.from.includes(':');
  const isPrefix = row.from.endsWith('/');
  const [, first, rest = ''] = found(row.from, named ? `${path}:${tag ?? 'latest'}` : path, isPrefix) ?? [];
  if (first === undefined) return undefined;
  const target = row.to.replace('*', first) + rest;
  if (named || row.tags === 'none') return target;
  if (row.tag === undefined) return tag === undefined ? target : `${target}:${tag}`;
  if (!row.tag.includes('*')) return `${target}:${row.tag}`;
  return found(row.tag, tag ?? 'latest', false) === undefined ? undefined : `${target}:${tag}`;
}

/** What the first `*` stands for (empty where there is none), and what follows a prefix. */
function found(pattern: string, text: string, isPrefix: boolean): readonly [string, string, string] | undefined {
  const key = `${pattern} ${isPrefix}`;
  let compiled = expressions.get(key);
  if (compiled === undefined) expressions.set(key, (compiled = compile(pattern, isPrefix)));
  const match = compiled.exec(text);
  return match === null ? undefined : [text, match[1] ?? '', match[2] ?? ''];
}

const expressions = new Map<string, RegExp>();

function compile(pattern: string, isPrefix: boolean): RegExp {
  const pieces = pattern.split('*').map((piece) => piece.replace(/[.$^()|[\]{}+?\\]/g, '\\$&'));
  const [head = '', ...others] = pieces;
  const stars = others.map((piece, index) => (index === 0 ? `([^/:]+)${piece}` : `[^/:]+${piece}`)).join('');
  return new RegExp(`^${head}${stars === '' ? '()' : stars}${isPrefix ? '(.+)' : '()'}$`);
}
