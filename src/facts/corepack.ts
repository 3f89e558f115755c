import { readTable } from './json.ts';

interface Table {
  /** Releases of Node.js whose corepack checks signatures and knows the npm registry's first key alone. */
  readonly releases: readonly { readonly since: string; readonly before: string }[];
  /** The first corepack that knows the present key. It runs on all of those releases. */
  readonly corepack: string;
  /** Major version of pnpm → its first release that is certainly signed with the present key alone. */
  readonly pnpm: Readonly<Record<string, string>>;
}

/** What is known about the keys that corepack checks packages with. */
export function corepackKeys(): Table {
  return readTable('corepack') as Table;
}
