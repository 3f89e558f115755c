import { readTable } from './json.ts';

/** What the tool that fills a placeholder writes for a usual machine with an x86-64 processor; undefined where not recorded. */
export function templateValue(word: string): string | undefined {
  const { values } = readTable('template-words') as { readonly values: Readonly<Record<string, string>> };
  return Object.hasOwn(values, word) ? values[word] : undefined;
}
