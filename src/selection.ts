import { allNames, answersTo, codeNames } from './engine/codes.ts';
import type { IgnoredCode } from './engine/settings.ts';
import { UsageError } from './errors.ts';
import type { Safety } from './fix.ts';
import { nearest } from './nearest.ts';
import { DEFAULT_PRESET, inPreset, rivalsOf } from './presets.ts';
import type { PresetName } from './presets.ts';
import type { Kind, NamedTransform } from './transform.ts';

/** Which transforms a run uses, and which of them the user asked for by name. */
export interface Selection {
  readonly transforms: readonly NamedTransform[];
  /**
   * The same transforms, where `--only` names each by its id or by another tool's code: what they fix is applied though
   * it is not safe. Empty where a kind is among the names, for that asks for no particular one.
   */
  readonly named: ReadonlySet<string>;
  /** Id → the safety that the user gives to a transform in place of its own. */
  readonly safety: ReadonlyMap<string, Safety>;
  /** Codes whose findings are left alone, where a transform settles others too. */
  readonly ignored: readonly IgnoredCode[];
  /** Every transform that there is. */
  readonly catalogue: readonly NamedTransform[];
}

/** What the user says of one transform. */
export interface TransformSetting {
  readonly on: boolean;
  readonly safety?: Safety;
}

export interface SelectionOptions {
  readonly preset?: PresetName | undefined;
  /** By id. */
  readonly settings?: ReadonlyMap<string, TransformSetting>;
}

const KINDS: readonly Kind[] = ['repair', 'improve', 'style'];

/**
 * Names are ids, kinds, or codes of other tools (`hadolint/DL3014`, `DL3014`), in any letter case. Without `only`
 * the preset is on, and what the settings switch on; `skip` goes last. Throws UsageError for a name that nothing has.
 */
export function select(
  all: readonly NamedTransform[],
  only: readonly string[],
  skip: readonly string[],
  { preset = DEFAULT_PRESET, settings = new Map() }: SelectionOptions = {},
): Selection {
  const wanted = only.map((name) => resolve(name, all, '--only'));
  const unwanted = skip.map((name) => ({ name, ...resolve(name, all, '--skip') }));
  const codes = unwanted.filter(({ by }) => by === 'code').map(({ name }) => name.toLowerCase());
  const off = new Set(unwanted.flatMap(({ by, ids }) => (by === 'code' ? [] : ids)));
  const ids = new Set(wanted.flatMap((match) => match.ids));
  const chosen =
    wanted.length === 0 ? configured(all, preset, settings) : all.filter(({ id }) => ids.has(id));
  const transforms = chosen.filter((one) => !off.has(one.id) && !settlesNothingBut(codes, one));
  const byName = wanted.length > 0 && !wanted.some(({ by }) => by === 'kind');
  return {
    transforms,
    named: new Set(byName ? transforms.map(({ id }) => id) : []),
    safety: new Map([...settings].flatMap(([id, { safety }]) => (safety ? [[id, safety] as const] : []))),
    ignored: codes.map((code) => ({ code, source: '--skip' })),
    catalogue: all,
  };
}

function settlesNothingBut(codes: readonly string[], { answers = [] }: NamedTransform): boolean {
  return answers.length > 0 && answers.every((code) => codeNames(code).some((name) => codes.includes(name)));
}

function configured(
  all: readonly NamedTransform[],
  preset: PresetName,
  settings: ReadonlyMap<string, TransformSetting>,
): readonly NamedTransform[] {
  const base = new Set(inPreset(preset, all).map(({ id }) => id));
  const switchedOn = new Set([...settings].filter(([, { on }]) => on).map(([id]) => id));
  const beaten = rivalsOf(switchedOn);
  return all.filter(({ id }) => settings.get(id)?.on ?? (base.has(id) && !beaten.has(id)));
}

/** The transform of an id, or those that settle a code. Throws UsageError for an unknown name. */
export function find(name: string, all: readonly NamedTransform[]): readonly NamedTransform[] {
  const found = all.filter((transform) => answersTo(transform, name));
  if (found.length === 0)
    throw new UsageError(unknownName(`no transform is called '${name}'`, name, allNames(all)));
  return found;
}

interface Match {
  readonly ids: readonly string[];
  readonly by: 'id' | 'code' | 'kind';
}

function resolve(name: string, all: readonly NamedTransform[], option: string): Match {
  const typed = name.toLowerCase();
  const kind = KINDS.find((known) => known === typed);
  if (kind !== undefined)
    return { ids: all.filter((one) => one.kind === kind).map(({ id }) => id), by: 'kind' };
  const ids = all.filter((transform) => answersTo(transform, typed)).map(({ id }) => id);
  if (ids.length > 0) return { ids, by: ids.includes(typed) ? 'id' : 'code' };
  throw new UsageError(
    unknownName(`${option} '${name}': no such transform, code or kind`, name, [...allNames(all), ...KINDS]),
  );
}

function unknownName(what: string, name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates);
  return near === undefined ? `${what}; 'dffix list' shows them all` : `${what}; did you mean '${near}'?`;
}
