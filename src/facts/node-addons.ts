import { readTable } from './json.ts';

/** A Node package that is compiled where it is installed, because there are no prebuilt files of it. */
export interface NodeAddon {
  readonly package: string;
  /** Major version from which on that is no longer so. */
  readonly before?: number;
  /** Only there. */
  readonly libc?: 'musl' | 'glibc';
  /** What has to be installed to compile it, in the names of the distribution. */
  readonly debian?: readonly string[];
  readonly alpine?: readonly string[];
  readonly source: string;
}

export function nodeAddons(): readonly NodeAddon[] {
  return (readTable('node-addons') as { readonly addons: readonly NodeAddon[] }).addons;
}
