import { distroTable, type ImageTable } from './load.ts';

/** Which release of which distribution an image's tag stands for. */
export interface TagDistro {
  readonly family: string;
  /** Undefined where only the family is certain. */
  readonly release: string | undefined;
  /** The tag text itself names the release, so that the tag cannot move to another one. */
  readonly named: boolean;
  /** `YYMM` in which the tag was last published, where it no longer is. */
  readonly last: string | undefined;
}

/** The families whose releases have names that tags use. */
const CODENAMED = ['debian', 'ubuntu'];

/** Finds a tag in an image's table, else by what the tag's own words say. */
export function tagDistro(table: ImageTable, tag: string): TagDistro | undefined {
  const listed = inTable(table, tag);
  const spoken = inWords(tag);
  if (spoken === undefined) return listed;
  return { ...spoken, last: listed?.last };
}

function inTable(table: ImageTable, tag: string): TagDistro | undefined {
  const dash = tag.indexOf('-');
  const head = dash < 0 ? tag : tag.slice(0, dash);
  const suffix = dash < 0 ? '' : tag.slice(dash);
  for (const [distro, heads] of Object.entries(own(table.tags, suffix) ?? {})) {
    const found = heads.split(' ').find((token) => token === head || token.startsWith(`${head}@`));
    if (found === undefined) continue;
    const last = found.length > head.length ? found.slice(head.length + 1) : undefined;
    return { ...familyAndRelease(distro), named: /^[0-9.]+$/.test(head) && numbers(head) >= (table.numbers ?? Infinity), last };
  }
  return undefined;
}

function numbers(head: string): number {
  return head.split('.').length;
}

/** `~` marks a release that was worked out from a neighbour, `?` one that is not known. */
function familyAndRelease(distro: string): { family: string; release: string | undefined } {
  const slash = distro.indexOf('/');
  const name = (slash < 0 ? distro : distro.slice(0, slash)).replace('~', '');
  const family = name === 'ubi' ? 'redhat' : name;
  const release = slash < 0 || distro.startsWith('~') || distro.endsWith('/?') ? undefined : distro.slice(slash + 1);
  return { family, release };
}

/** `slim-bookworm`, `alpine3.20`, `alpine`: what tags of every official image mean. */
function inWords(tag: string): TagDistro | undefined {
  for (const word of tag.split('-')) {
    const family = CODENAMED.find((name) => distroTable(name)?.releases.includes(word));
    if (family !== undefined) return { family, release: word, named: true, last: undefined };
    const alpine = /^alpine([0-9]+\.[0-9]+)$/.exec(word)?.[1];
    if (alpine !== undefined) return { family: 'alpine', release: alpine, named: true, last: undefined };
  }
  return undefined;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The words of a tag without version numbers: `3.11-alpine3.20` → `alpine`. */
export function tagTokens(tag: string): ReadonlySet<string> {
  return new Set(tag.split('-').map((word) => /^[a-z]+/.exec(word)?.[0] ?? ''));
}
