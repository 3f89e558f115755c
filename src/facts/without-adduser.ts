import { readTable } from './json.ts';

interface Table {
  readonly withRecommends: readonly string[];
  readonly withoutRecommends: readonly string[];
}

/** True for a package that apt certainly installs without adduser; `recommends`: with what it recommends. */
export function installsWithoutAdduser(name: string, recommends: boolean): boolean {
  const { withRecommends, withoutRecommends } = readTable('without-adduser') as Table;
  return withRecommends.includes(name) || (!recommends && withoutRecommends.includes(name));
}
