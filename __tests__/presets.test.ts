import { describe, expect, it } from '@jest/globals';
import { PRESET_NAMES, PRESETS, RIVALS, inPreset, rivalsOf } from '../src/presets.ts';
import type { Rivals } from '../src/presets.ts';
import { loadTransforms } from '../src/registry.ts';
import { select } from '../src/selection.ts';
import { made } from './support/transforms.ts';

const transforms = await loadTransforms();
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

const BOTH: readonly Rivals[] = [{ preferred: 'mount', other: 'clean' }];
const FEW = [
  made('clean', () => [], { kind: 'improve' }),
  made('mend', () => []),
  made('mount', () => [], { kind: 'improve' }),
  made('polish', () => [], { kind: 'style' }),
];

describe('a preset', () => {
  it.each(PRESET_NAMES)('%s holds what it says', (name) => {
    expect(inPreset(name, transforms).filter(({ kind }) => !PRESETS[name].kinds.includes(kind))).toEqual([]);
  });
  it('is part of the next larger one', () => {
    expect(ids(inPreset('repair', FEW))).toEqual(['mend']);
    expect(ids(inPreset('recommended', FEW))).toEqual(['clean', 'mend', 'mount']);
    expect(ids(inPreset('all', FEW))).toEqual(['clean', 'mend', 'mount', 'polish']);
  });
  it('is recommended where none is named', () => {
    expect(ids(select(FEW, [], []).transforms)).toEqual(['clean', 'mend', 'mount']);
  });
});

describe('rivals', () => {
  it('are transforms that are there', () => {
    const known = new Set(ids(transforms));
    expect(
      RIVALS.flatMap(({ preferred, other }) => [preferred, other]).filter((id) => !known.has(id)),
    ).toEqual([]);
  });
  it.each(PRESET_NAMES)('are never both in %s', (name) => {
    const held = new Set(ids(inPreset(name, transforms)));
    expect(RIVALS.filter(({ preferred, other }) => held.has(preferred) && held.has(other))).toEqual([]);
  });
  it('are in a preset by the preferred one', () => {
    expect(ids(inPreset('recommended', FEW, BOTH))).toEqual(['mend', 'mount']);
  });
  it('that is not preferred is in a preset that has not the other one', () => {
    expect(ids(inPreset('recommended', FEW.slice(0, 2), BOTH))).toEqual(['clean', 'mend']);
  });
  it('go off where the user switches on the other one, and stay where both are asked for', () => {
    expect([...rivalsOf(new Set(['clean']), BOTH)]).toEqual(['mount']);
    expect([...rivalsOf(new Set(['mount', 'mend']), BOTH)]).toEqual(['clean']);
    expect([...rivalsOf(new Set(['clean', 'mount']), BOTH)]).toEqual([]);
  });
});
