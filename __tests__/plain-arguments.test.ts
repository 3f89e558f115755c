import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../src/options.ts';
import { plainValues } from '../src/plain-arguments.ts';

describe('plainValues', () => {
  const plain = [
    [],
    ['.'],
    ['Dockerfile', './services'],
    ['--dry-run', 'a/Dockerfile'],
    ['Dockerfile', '--write', '--unsafe', '--quiet'],
    ['--no-cache', '--no-color', '--verbose', './x'],
    ['--version'],
  ];

  it.each(plain.map((argv) => ({ argv })))('reads $argv as yargs does', ({ argv }) => {
    expect(plainValues(argv)).toBeDefined();
    // The end of options asks for nothing, and is not plain.
    expect(readArguments(argv, 80)).toEqual(readArguments([...argv, '--'], 80));
  });

  const others = [
    ['list'],
    ['Dockerfile', 'services'],
    ['-q'],
    ['-'],
    ['--fix'],
    ['--preset=all'],
    ['--preset', './all'],
    ['--dry-run', '--dry-run'],
    ['--nonsense'],
    [''],
    ['--'],
  ];

  it.each(others.map((argv) => ({ argv })))('leaves $argv to yargs', ({ argv }) => {
    expect(plainValues(argv)).toBeUndefined();
  });

  it('refuses what contradicts itself as ever', () => {
    expect(() => readArguments(['--quiet', '--verbose', './x'], 80)).toThrow('exclude each other');
  });
});
