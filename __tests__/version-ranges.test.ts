import { describe, expect, it } from '@jest/globals';
import { meets } from '../src/build/gem-requirement.ts';
import { inRange } from '../src/build/node-range.ts';
import { nodeBeforeRemoval, nodeLines, nodeWithSyntax } from '../src/facts/node-releases.ts';
import { gemBelow, gemFor } from '../src/facts/ruby-gems.ts';

describe('a requirement of RubyGems', () => {
  it.each([
    ['2.5.0', '2.5.0', true],
    ['2.7.0', '2.7', true],
    ['2.7.1', '2.7', false],
    ['2.7.8', '~> 2.7', true],
    ['3.0.0', '~> 2.7', false],
    ['2.6.9', '~> 2.6.3', true],
    ['2.7.0', '~> 2.6.3', false],
    ['2.6.2', '~> 2.6.3', false],
    ['2.9.9', '>= 2.3, < 3', true],
    ['3.0.0', '>= 2.3, < 3', false],
    ['2.3.0', '> 2.3', false],
    ['2.3.0', '!= 2.3.0', false],
  ])('%s and %s: %s', (version, requirement, expected) => {
    expect(meets(version, requirement)).toBe(expected);
  });

  it('is not read where it has words', () => {
    expect(meets('2.5.0', 'jruby-9.2')).toBeUndefined();
    expect(meets('2.5.0', '')).toBeUndefined();
  });
});

describe('a range of npm', () => {
  it.each([
    ['10.24.1', '>=10', true],
    ['8.17.0', '>= 8.10.0', true],
    ['8.9.4', '>= 8.10.0', false],
    ['10.24.1', '>= 10.x', true],
    ['10.24.1', '>=8 <11', true],
    ['11.0.0', '>=8 <11', false],
    ['9.11.2', '>=4 <=9', true],
    ['10.0.0', '>=4 <=9', false],
    ['11.4.0', '^8.10.0 || ^10.13.0 || >=11.10.1', false],
    ['10.24.1', '^8.10.0 || ^10.13.0 || >=11.10.1', true],
    ['12.1.0', '12.x', true],
    ['12.1.3', '~12.1.2', true],
    ['12.2.0', '~12.1.2', false],
    ['10.5.0', '>10', false],
    ['11.0.0', '>10', true],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(inRange(version, range)).toBe(expected);
  });

  it('is not read where it has words', () => {
    expect(inRange('10.0.0', 'lts')).toBeUndefined();
    expect(inRange('10.0.0', '8 - 10')).toBeUndefined();
    expect(inRange('10.0.0', '')).toBeUndefined();
  });
});

describe('what is known of Node.js', () => {
  it('tells tokens apart', () => {
    expect(nodeWithSyntax('SyntaxError: Unexpected token =')?.major).toBe(12);
    expect(nodeWithSyntax('SyntaxError: Unexpected token =>')?.major).toBe(4);
    expect(nodeWithSyntax('SyntaxError: Unexpected token (2:40)')).toBeUndefined();
  });

  it('names the last version before a removal', () => {
    expect(nodeBeforeRemoval('ReferenceError: primordials is not defined')?.major).toBe(10);
    expect(nodeBeforeRemoval('error: no such thing')).toBeUndefined();
  });

  it('has versions with long-term support, in order', () => {
    const lines = nodeLines(new Date('2026-11-01'));
    expect(lines.filter(({ isMaintained }) => isMaintained).map(({ major }) => major)).toEqual([22, 24, 26]);
  });
});

describe('a release of a gem', () => {
  it('runs on the Ruby', () => {
    expect(gemFor('bundler', '2.2.10')?.version).toBe('1.17.3');
    expect(gemFor('bundler', '2.5.8')?.version).toBe('2.3.27');
    expect(gemFor('bundler', '2.7')?.version).toBe('2.4.22');
    expect(gemFor('kettle', '2.7')).toBeUndefined();
  });

  it('says whether it runs on every older Ruby', () => {
    expect(gemBelow('bundler', '2.3.0')).toMatchObject({ version: '1.17.3', forAll: true });
    expect(gemBelow('bundler', '2.6.0')).toMatchObject({ version: '2.3.27', forAll: false });
  });
});
