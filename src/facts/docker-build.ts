import { readTable } from './json.ts';

/** Options of `docker build` that have a value. */
export function buildFlagsWithValues(): readonly string[] {
  return (readTable('docker-build') as { readonly valueFlags: readonly string[] }).valueFlags;
}
