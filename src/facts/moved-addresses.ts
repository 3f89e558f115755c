import { readTable } from './json.ts';

interface Row {
  /** `host/path/` as it was, or `git://host/` where the protocol counts; `{name}` stands for one part. */
  readonly from: string;
  /** Where the same files are; the rest of the address stays. */
  readonly to: string;
  readonly state: 'gone' | 'kept';
  /** The old one ends where `from` does. */
  readonly whole?: boolean;
  /** The new one answers with another address, which curl follows only if it is told to. */
  readonly redirects?: boolean;
  readonly except?: readonly string[];
  readonly source: string;
}

/** An address in a text whose files lie elsewhere now. */
export interface MovedAddress {
  /** Offsets in the text of what is to be replaced. */
  readonly start: number;
  readonly end: number;
  readonly host: string;
  readonly to: string;
  /** `gone`: nothing is got from the old one any more; `kept`: it answers, though not for every file. */
  readonly state: 'gone' | 'kept';
  readonly redirects: boolean;
  readonly source: string;
}

interface Rule {
  readonly row: Row;
  readonly pattern: RegExp;
}

let rules: readonly Rule[] | undefined;

/** The moved addresses in a text, the first rule that fits each; where a variable names the host, nothing is known. */
export function movedAddresses(text: string): MovedAddress[] {
  if (!text.includes('://')) return [];
  rules ??= (readTable('moved-addresses') as { readonly rows: readonly Row[] }).rows.map((row) => ({
    row,
    pattern: patternOf(row),
  }));
  return addressStarts(text).flatMap((start) => {
    const found = (rules ?? []).map((rule) => match(rule, text, start)).find((one) => one !== undefined);
    return found === undefined ? [] : [found];
  });
}

const START = /(?<![\w./:-])(?:https?|ftp|git):\/\//g;

function addressStarts(text: string): number[] {
  return Array.from(text.matchAll(START), ({ index }) => index);
}

function match({ row, pattern }: Rule, text: string, start: number): MovedAddress | undefined {
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  const host = found?.[0].split('/')[2] ?? '';
  if (found === null || row.except?.includes(host) === true || row.to.includes(`//${host}/dist/`))
    return undefined;
  const to = row.to.replaceAll(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? '');
  return {
    start,
    end: start + found[0].length,
    host,
    to,
    state: row.state,
    redirects: row.redirects === true,
    source: row.source,
  };
}

/** At one place: `{name}` takes the characters up to the next slash. */
function patternOf({ from, whole = false }: Row): RegExp {
  const scheme = from.includes('://') ? '' : '(?:https?|ftp)://';
  const body = from
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/g, String.raw`(?<$1>[^/\s'"]+)`);
  return new RegExp(`${scheme}${body}${whole ? String.raw`(?=["'\s;]|$)` : ''}`, 'iy');
}
