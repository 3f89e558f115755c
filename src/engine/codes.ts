import type { NamedTransform } from '../transform.ts';

/** What a code may be called, in lower case: `hadolint/DL3014` is also `DL3014`. */
export function codeNames(code: string): string[] {
  const lower = code.toLowerCase();
  const short = lower.slice(lower.lastIndexOf('/') + 1);
  return short === lower ? [lower] : [lower, short];
}

/** True where a name, in any letter case, is the transform's id or a code that it settles. */
export function answersTo({ id, answers }: Pick<NamedTransform, 'id' | 'answers'>, name: string): boolean {
  const typed = name.toLowerCase();
  return id === typed || (answers ?? []).some((code) => codeNames(code).includes(typed));
}

/** Every id and code, the codes in their long and short forms, as they are written. */
export function allNames(transforms: readonly NamedTransform[]): string[] {
  return [...new Set(transforms.flatMap(({ id, answers }) => [id, ...(answers ?? []).flatMap(bothForms)]))];
}

/** The codes alone. */
export function allCodes(transforms: readonly NamedTransform[]): string[] {
  return [...new Set(transforms.flatMap(({ answers }) => (answers ?? []).flatMap(bothForms)))];
}

function bothForms(code: string): string[] {
  return code.includes('/') ? [code, code.slice(code.lastIndexOf('/') + 1)] : [code];
}
