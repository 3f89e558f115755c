import { UsageError } from './errors.ts';
import { nearest } from './nearest.ts';
import type { Kind, NamedTransform } from './transform.ts';

/** Which transforms a run uses, and which of them the user asked for by name. */
export interface Selection {
  readonly transforms: readonly NamedTransform[];
  /**
   * The same transforms, where `--only` names each by its id or by another tool's code: what they fix is applied though
   * it is not safe. Empty where a kind is among the names, for that asks for no particular one.
   */
  readonly named: ReadonlySet<string>;
}

const KINDS: readonly Kind[] = ['repair', 'improve', 'style'];

/**
 * Names are ids, kinds, or codes of other tools (`hadolint/DL3014`, `DL3014`), in any letter case. Without `only`
 * all but style is on; `skip` goes last. Throws UsageError for a name that nothing has.
 */
export function select(
  all: readonly NamedTransform[],
  only: readonly string[],
  skip: readonly string[],
): Selection {
  const wanted = only.map((name) => resolve(name, all, '--only'));
  const unwanted = new Set(skip.flatMap((name) => resolve(name, all, '--skip').ids));
  const ids = new Set(wanted.flatMap((match) => match.ids));
  const chosen =
    wanted.length === 0 ? all.filter(({ kind }) => kind !== 'style') : all.filter(({ id }) => ids.has(id));
  const transforms = chosen.filter(({ id }) => !unwanted.has(id));
  const byName = wanted.length > 0 && !wanted.some((match) => match.byKind);
  return { transforms, named: new Set(byName ? transforms.map(({ id }) => id) : []) };
}

/** The transform of an id, or those that settle a code. Throws UsageError for an unknown name. */
export function find(name: string, all: readonly NamedTransform[]): readonly NamedTransform[] {
  const found = all.filter((transform) => answersTo(transform, name.toLowerCase()));
  if (found.length === 0)
    throw new UsageError(unknownName(`no transform is called '${name}'`, name, names(all)));
  return found;
}

interface Match {
  readonly ids: readonly string[];
  readonly byKind: boolean;
}

function resolve(name: string, all: readonly NamedTransform[], option: string): Match {
  const typed = name.toLowerCase();
  const kind = KINDS.find((known) => known === typed);
  if (kind !== undefined)
    return { ids: all.filter((one) => one.kind === kind).map(({ id }) => id), byKind: true };
  const ids = all.filter((transform) => answersTo(transform, typed)).map(({ id }) => id);
  if (ids.length > 0) return { ids, byKind: false };
  throw new UsageError(
    unknownName(`${option} '${name}': no such transform, code or kind`, name, [...names(all), ...KINDS]),
  );
}

function answersTo({ id, answers }: NamedTransform, typed: string): boolean {
  return id.toLowerCase() === typed || (answers ?? []).some((code) => codeNames(code).includes(typed));
}

/** `hadolint/DL3014` is also called `DL3014`. */
function codeNames(code: string): string[] {
  const lower = code.toLowerCase();
  return [lower, lower.slice(lower.lastIndexOf('/') + 1)];
}

function names(all: readonly NamedTransform[]): string[] {
  return all.flatMap(({ id, answers }) => [
    id,
    ...(answers ?? []).flatMap((code) => [code, code.slice(code.lastIndexOf('/') + 1)]),
  ]);
}

function unknownName(what: string, name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  return near === undefined ? `${what}; 'dffix list' shows them all` : `${what}; did you mean '${near}'?`;
}
