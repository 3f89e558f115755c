import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../src/errors.ts';
import { meant } from '../src/symptom.ts';
import type { NamedTransform } from '../src/transform.ts';

function naming(id: string, ...symptoms: readonly string[]): NamedTransform {
  return {
    id,
    summary: 'mend it',
    why: 'because',
    kind: 'repair',
    effect: 'image',
    safety: 'safe',
    symptoms,
    fixes: () => [],
  };
}

const TRANSFORMS = [
  naming('curl', '/bin/sh: 1: curl: not found', 'Could not connect to the key server'),
  naming('tsc', 'sh: 1: tsc: not found'),
  naming('package', "E: Package 'netcat' has no installation candidate"),
];

const ids = (text: string): string[] => meant(text, TRANSFORMS).map(({ id }) => id);

describe('what is to be explained', () => {
  it('is a transform by its id', () => {
    expect(ids('tsc')).toEqual(['tsc']);
  });

  it('is what names the message, within a longer line and with other quotes too', () => {
    expect(ids('#7 1.9 E: Package “netcat” has no installation candidate')).toEqual(['package']);
    expect(ids('connect to the key server')).toEqual(['curl']);
  });

  it('is what names a message of the same kind, the nearest first', () => {
    expect(ids('/bin/bash: line 1: tsc: command not found')).toEqual(['tsc', 'curl']);
    expect(ids('E: Unable to locate package libfoo')).toEqual(['package']);
  });

  it('is nothing where no symptom is of that kind', () => {
    expect(() => ids('it broke badly')).toThrow(UsageError);
    expect(() => ids('E: it')).toThrow(UsageError);
  });
});
