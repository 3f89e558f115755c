import { readTable } from './json.ts';

interface Table {
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
}

/** The SPDX identifier of a licence by a spelling in use; undefined where the spelling may mean several, or is not recorded. */
export function licenseIdentifier(spelling: string): string | undefined {
  const { identifiers } = readTable('license-names') as Table;
  const wanted = spelling.toLowerCase();
  return Object.entries(identifiers).find(([, spellings]) => spellings.includes(wanted))?.[0];
}
