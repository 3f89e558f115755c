import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ambiguousRepetitions, literalsIn } from './support/regular-expressions.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const files = ['src', 'transforms'].flatMap((directory) =>
  readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(ROOT, directory, name)),
);
const literals = files.flatMap(literalsIn);

describe('a repetition within a repetition', () => {
  it.each([
    ['(a+)*'],
    ['^(?:a|b+)+$'],
    ['(\\w+\\s?)*$'],
    ['(a*xa*)*'],
    ['^(?:[\\w.]|\\$\\w+)+$'],
    ['((a+)b)*'],
    ['(a|a*)+'],
    ['(?:[\\w{}]|\\{\\w+\\})*'],
    ['(?<name>x\\d*)+y|(?:[ab]+[bc]+)*'],
  ])('is found where nothing ends a round: %s', (source) => {
    expect(ambiguousRepetitions(source)).not.toEqual([]);
  });
  it.each([
    ['^[a-z]+(-[a-z]+)*$'],
    ['(?:--\\S+ )*'],
    ['(?:\\s+-[EH]+)*'],
    ['"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"'],
    ['(?:[ab]|\\$\\{\\w+\\})*'],
    ['(ab?c{2,3})+'],
    ['[(+)*]+\\(a+\\)*'],
  ])('is fine where each round can be told: %s', (source) => {
    expect(ambiguousRepetitions(source)).toEqual([]);
  });
});

describe('the regular expressions of the project', () => {
  it('are found', () => {
    const own = literalsIn(join(ROOT, 'src/registry.ts')).map(({ source }) => source);
    expect(own).toContain('^[a-z][a-z0-9]*(-[a-z0-9]+)*$');
    expect(literals.length).toBeGreaterThan(1000);
    expect(() => literals.forEach(({ source, flags }) => new RegExp(source, flags))).not.toThrow();
  });
  it('never try a text in exponentially many ways', () => {
    const bad = literals.filter(({ source }) => ambiguousRepetitions(source).length > 0);
    expect(bad.map(({ file, source }) => `${file.slice(ROOT.length)}: ${source}`)).toEqual([]);
  });
});
