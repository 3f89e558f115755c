import type { Kind, NamedTransform } from './transform.ts';

export type PresetName = 'repair' | 'recommended' | 'all';

export interface Preset {
  /** Half a sentence. */
  readonly summary: string;
  readonly kinds: readonly Kind[];
}

/** Sets of transforms with a name. Which of their fixes are applied is up to the safety of each. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  repair: { summary: 'only what is broken', kinds: ['repair'] },
  recommended: { summary: 'repairs and improvements', kinds: ['repair', 'improve'] },
  all: { summary: 'matters of style too', kinds: ['repair', 'improve', 'style'] },
};

export const DEFAULT_PRESET: PresetName = 'recommended';

export const PRESET_NAMES: readonly PresetName[] = ['repair', 'recommended', 'all'];

/** Ids of two transforms of which each undoes what the other one does. */
export interface Rivals {
  /** The one that presets hold. */
  readonly preferred: string;
  /** The one that is off until it is asked for by its id; then the preferred one is off. */
  readonly other: string;
}

/** All that are known. Transforms never know each other: this is the only place that knows two of them. */
export const RIVALS: readonly Rivals[] = [
  { preferred: 'install-without-pip-cache', other: 'mount-package-caches' },
  { preferred: 'clean-yarn-cache', other: 'mount-package-caches' },
  { preferred: 'clean-npm-cache', other: 'mount-package-caches' },
  { preferred: 'remove-package-lists', other: 'mount-apt-cache' },
];

/** What a preset switches on: of two rivals the preferred one. */
export function inPreset(
  name: PresetName,
  all: readonly NamedTransform[],
  rivals: readonly Rivals[] = RIVALS,
): NamedTransform[] {
  const ofKind = all.filter(({ kind }) => PRESETS[name].kinds.includes(kind));
  const ids = new Set(ofKind.map(({ id }) => id));
  const beaten = new Set(rivals.flatMap(({ preferred, other }) => (ids.has(preferred) ? [other] : [])));
  return ofKind.filter(({ id }) => !beaten.has(id));
}

/** Ids that go off where the user switches these on. */
export function rivalsOf(ids: ReadonlySet<string>, rivals: readonly Rivals[] = RIVALS): ReadonlySet<string> {
  return new Set(
    rivals.flatMap(({ preferred, other }) => [
      ...(ids.has(preferred) && !ids.has(other) ? [other] : []),
      ...(ids.has(other) && !ids.has(preferred) ? [preferred] : []),
    ]),
  );
}
