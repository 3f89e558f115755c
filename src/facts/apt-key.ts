import { readTable } from './json.ts';
import { distroTable } from './load.ts';

/** Whether the apt of a release comes with apt-key; undefined where that is not known, or there is no apt. */
export function hasAptKey(family: string, release: string | undefined): boolean | undefined {
  const { lastRelease } = readTable('apt-key') as { readonly lastRelease: Readonly<Record<string, string>> };
  const last = Object.hasOwn(lastRelease, family) ? lastRelease[family] : undefined;
  const order = distroTable(family)?.releases ?? [];
  const at = release === undefined ? -1 : order.indexOf(release);
  return last === undefined || at < 0 ? undefined : at <= order.indexOf(last);
}
