import { readTable } from './json.ts';

/** An address at which a server never has the file itself: it sends on to another host. */
export interface Redirection {
  /** The host that has it. */
  readonly to: string;
  readonly source: string;
}

interface Table {
  readonly rows: readonly (Redirection & { readonly prefix: string })[];
}

/** Where the server sends on to; `{name}` in a row stands for one part of a path. Undefined where nothing is recorded. */
export function redirectionOf(address: string): Redirection | undefined {
  const { rows } = readTable('redirections') as Table;
  const parts = address.replace(/^https?:\/\//i, '').split('/');
  return rows.find(({ prefix }) =>
    prefix
      .split('/')
      .slice(0, -1)
      .every((part, index) => (part.startsWith('{') ? (parts[index] ?? '') !== '' : parts[index] === part)),
  );
}
