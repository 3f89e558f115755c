import { readTable } from './json.ts';

interface Table {
  readonly endings: readonly string[];
  readonly names: readonly string[];
}

/** True for a file name that says, by itself or by its ending, that the file is no tar archive. */
export function isPlainFileName(name: string): boolean {
  const { endings, names } = readTable('plain-files') as Table;
  const dot = name.lastIndexOf('.');
  return names.includes(name) || (dot >= 0 && endings.includes(name.slice(dot + 1).toLowerCase()));
}
