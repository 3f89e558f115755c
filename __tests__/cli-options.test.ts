import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../src/errors.ts';
import { nearest } from '../src/nearest.ts';
import { readArguments } from '../src/options.ts';
import type { RunOptions } from '../src/options.ts';
import { find, select } from '../src/selection.ts';
import type { NamedTransform } from '../src/transform.ts';

function optionsOf(...argv: string[]): RunOptions {
  const request = readArguments(argv, 80);
  if (request.kind !== 'run') throw new Error(`not a run: ${request.kind}`);
  return request.options;
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the command line', () => {
  it('checks here by default', () => {
    expect(optionsOf()).toMatchObject({
      mode: 'check',
      paths: ['.'],
      stdin: undefined,
      unsafe: false,
      only: [],
      skip: [],
    });
  });

  it.each([
    ['--dry-run', 'diff'],
    ['--diff', 'diff'],
    ['--write', 'write'],
    ['--fix', 'write'],
  ])('%s sets the mode', (option, mode) => {
    expect(optionsOf(option, 'a')).toMatchObject({ mode, paths: ['a'] });
  });

  it('takes paths as they are typed', () => {
    expect(optionsOf('12', '--unsafe', '007', '1e3', './list').paths).toEqual(['12', '007', '1e3', './list']);
    expect(optionsOf('--', '--odd', '-x').paths).toEqual(['--odd', '-x']);
  });

  it('gathers lists, repeated and with commas, and leaves paths out of them', () => {
    expect(optionsOf('--only', 'a,b', 'path', '--only=c', '--skip', ' d , e,')).toMatchObject({
      only: ['a', 'b', 'c'],
      skip: ['d', 'e'],
      paths: ['path'],
    });
  });

  it('reads standard input for a dash', () => {
    expect(optionsOf('-')).toMatchObject({ paths: [], stdin: { filename: undefined } });
    expect(optionsOf('-', '--stdin-filename', 'a/Dockerfile', '--dry-run')).toMatchObject({
      mode: 'diff',
      stdin: { filename: 'a/Dockerfile' },
    });
  });

  it('knows colours on, off and neither', () => {
    expect([optionsOf('--color').color, optionsOf('--no-color').color, optionsOf().color]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  it('knows the day to judge by', () => {
    expect(optionsOf('--as-of', '2026-02-28').asOf).toEqual(new Date(Date.UTC(2026, 1, 28)));
    expect(optionsOf().asOf).toBeUndefined();
  });

  it('knows its other commands', () => {
    expect(readArguments(['list', '--json'], 80)).toMatchObject({ kind: 'list', json: true });
    expect(readArguments(['explain', 'x'], 80)).toMatchObject({ kind: 'explain', name: 'x' });
    expect(readArguments(['--version'], 80)).toEqual({ kind: 'version', verbose: false });
    expect(readArguments(['--version', '--verbose'], 80)).toEqual({ kind: 'version', verbose: true });
  });

  it.each([
    [['--write', '--dry-run'], '--write and --dry-run exclude each other'],
    [['--quiet', '--verbose'], '--quiet and --verbose exclude each other'],
    [['-', 'a'], "'-' stands alone"],
    [['-', '--write'], 'nothing to --write'],
    [['--stdin-filename', 'a'], "--stdin-filename goes with '-'"],
    [['--dryrun'], 'unknown option --dryrun; did you mean --dry-run?'],
    [['--ony', 'a'], 'unknown option --ony; did you mean --only?'],
    [['--zzzzzzzzz'], 'unknown option --zzzzzzzzz'],
    [['-x'], 'unknown option -x'],
    [['--only'], '--only needs a value'],
    [['--only', ','], '--only needs a value'],
    [['--context='], '--context needs a value'],
    [['--as-of', '2026-02-30'], '--as-of takes a day like 2026-01-31'],
    [['--as-of', 'tomorrow'], '--as-of takes a day like 2026-01-31'],
    [['explain'], "'explain' needs the id of a transform"],
    [['explain', 'a', 'b'], "'dffix explain' takes no 'b'"],
    [['list', 'a'], "'dffix list' takes no 'a'"],
    [['list', '--write'], 'this command takes no --write'],
  ])('refuses %j', (argv, message) => {
    expect(refusal(() => readArguments(argv, 80))).toContain(message);
  });

  it('shows help with examples and exit codes, within the columns', () => {
    const request = readArguments(['--help'], 80);
    if (request.kind !== 'help') throw new Error('no help');
    expect(request.text).toContain('dffix --dry-run services | git apply');
    expect(request.text).toContain('Exit codes');
    expect(request.text).not.toMatch(/\[(?:boolean|string|array)\]/);
    for (const line of request.text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

function declare(id: string, more: Partial<NamedTransform> = {}): NamedTransform {
  return {
    id,
    summary: 's',
    why: 'w',
    kind: 'repair',
    effect: 'image',
    safety: 'safe',
    *fixes() {},
    ...more,
  };
}

const ALL = [
  declare('apt-yes', { kind: 'improve', answers: ['hadolint/DL3014'] }),
  declare('python-user-base'),
  declare('sorted-packages', { kind: 'style', answers: ['hadolint/DL3014x'] }),
];

function chosen(only: string[], skip: string[] = []): string[] {
  return select(ALL, only, skip).transforms.map(({ id }) => id);
}

function named(only: string[], skip: string[] = []): string[] {
  return [...select(ALL, only, skip).named];
}

describe('which transforms run', () => {
  it('are all but style by default', () => {
    expect(chosen([])).toEqual(['apt-yes', 'python-user-base']);
  });

  it.each([
    [['python-user-base'], ['python-user-base']],
    [['Python-User-Base'], ['python-user-base']],
    [['hadolint/DL3014'], ['apt-yes']],
    [['dl3014'], ['apt-yes']],
    [['style'], ['sorted-packages']],
    [
      ['repair', 'style'],
      ['python-user-base', 'sorted-packages'],
    ],
  ])('are those of --only %j', (only, expected) => {
    expect(chosen(only)).toEqual(expected);
  });

  it('are without those of --skip', () => {
    expect(chosen([], ['DL3014'])).toEqual(['python-user-base']);
    expect(chosen(['repair', 'improve'], ['repair'])).toEqual(['apt-yes']);
  });

  it('count as named where all are, by id or code, and none by kind', () => {
    expect(named([])).toEqual([]);
    expect(named(['repair'])).toEqual([]);
    expect(named(['repair', 'DL3014'])).toEqual([]);
    expect(named(['DL3014'])).toEqual(['apt-yes']);
    expect(named(['apt-yes', 'python-user-base'], ['apt-yes'])).toEqual(['python-user-base']);
  });

  it('have names that are told when mistyped', () => {
    expect(refusal(() => chosen(['python-usr-base']))).toContain("did you mean 'python-user-base'?");
    expect(refusal(() => chosen([], ['DL3015']))).toContain("did you mean 'DL3014'?");
    expect(refusal(() => chosen(['repairs']))).toContain("did you mean 'repair'?");
    expect(refusal(() => chosen(['quite-another-thing']))).toContain("'dffix list' shows them all");
  });

  it('are found to be explained', () => {
    expect(find('DL3014', ALL).map(({ id }) => id)).toEqual(['apt-yes']);
    expect(refusal(() => find('apt-yess', ALL))).toContain("did you mean 'apt-yes'?");
  });
});

describe('the nearest name', () => {
  it.each([
    ['wirte', 'write'],
    ['WRITE', 'write'],
    ['user-base', 'python-user-base'],
    ['zebra', undefined],
    ['', undefined],
  ])('of %j is %j', (typed, expected) => {
    expect(nearest(typed, ['write', 'python-user-base', 'verbose'])).toBe(expected);
  });

  it('is not guessed between two that hold the same part', () => {
    expect(nearest('lock', ['package-lock-file', 'yarn-lock-missing'])).toBeUndefined();
  });
});
