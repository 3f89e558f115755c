import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../src/errors.ts';
import { readArguments } from '../src/options.ts';
import { minimal } from '../src/verify/minimal.ts';
import { stageContext } from '../src/verify/stage-context.ts';
import { differences, readConfiguration } from '../src/verify/tree.ts';
import { merged, readHttp } from '../src/verify/wishes.ts';
import { repository } from './support/fake-engine.ts';

describe('the smallest part that does the same', () => {
  /** What is to be found, and how often it was asked for. */
  async function found(all: number, wanted: readonly number[]) {
    const items = Array.from({ length: all }, (_, index) => index);
    let asked = 0;
    const part = await minimal(items, (some) => {
      asked++;
      return Promise.resolve(wanted.every((item) => some.includes(item)));
    });
    return { part, asked };
  }

  it.each([[[0]], [[7]], [[15]], [[3, 12]], [[0, 1, 2]], [[1, 6, 9, 14]]])(
    'is %j of sixteen',
    async (wanted) => {
      expect((await found(16, wanted)).part).toEqual(wanted);
    },
  );

  it('is found by halving where it is one', async () => {
    const { asked } = await found(64, [63]);
    // Two questions for each of the six halvings.
    expect(asked).toBeLessThanOrEqual(12);
  });

  it('is the only item of a list without a question', async () => {
    expect(await found(1, [0])).toEqual({ part: [0], asked: 0 });
  });
});

describe('the context of a build', () => {
  const place = (root: string) => ({ root, dockerfile: join(root, 'Dockerfile') });
  const empty = () => mkdtempSync(join(tmpdir(), 'dffix-stage-'));

  it('is the one that is there where the Dockerfile alone changes', () => {
    const root = repository({ Dockerfile: 'FROM a\n', 'Dockerfile.dockerignore': 'x\n' });
    const staged = stageContext(empty(), place(root), { dockerfile: 'FROM b\n', companions: new Map() });
    expect(staged.context).toBe(root);
    expect(readFileSync(staged.dockerfile, 'utf8')).toBe('FROM b\n');
    expect(readFileSync(`${staged.dockerfile}.dockerignore`, 'utf8')).toBe('x\n');
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toBe('FROM a\n');
  });

  it('has changed and new files in it, and the ones that are there stay as they are', () => {
    const root = repository({ Dockerfile: 'FROM a\n', 'run.sh': 'old\n', 'src/a.js': 'a\n' });
    const companions = new Map([
      [join(root, 'run.sh'), 'new\n'],
      [join(root, '.dockerignore'), 'node_modules\n'],
    ]);
    const { context } = stageContext(empty(), place(root), { dockerfile: 'FROM a\n', companions });
    expect(readFileSync(join(context, 'run.sh'), 'utf8')).toBe('new\n');
    expect(readFileSync(join(context, '.dockerignore'), 'utf8')).toBe('node_modules\n');
    expect(statSync(join(context, 'src/a.js')).ino).toBe(statSync(join(root, 'src/a.js')).ino);
    expect(readFileSync(join(root, 'run.sh'), 'utf8')).toBe('old\n');
    expect(existsSync(join(root, '.dockerignore'))).toBe(false);
  });
});

describe('two images', () => {
  const image = (config: Record<string, unknown>, files: readonly (readonly [string, string])[] = []) => ({
    configuration: readConfiguration(config, 'dffix.verify'),
    files: new Map(files),
  });

  it('are the same though the label of the run and the builder differ', () => {
    const before = image({ Cmd: ['a'], Hostname: 'x', Labels: { 'dffix.verify': '1' } });
    const after = image({ Cmd: ['a'], Hostname: 'y', Labels: { 'dffix.verify': '2' } });
    expect(differences(before, after)).toEqual([]);
  });

  it('differ in what they say of themselves and in their files', () => {
    const before = image({ User: 'a', Labels: { own: '1' } }, [['etc/x', '1, mode 644']]);
    const after = image({ User: 'b', Labels: { own: '1' } }, [['etc/y', '1, mode 644']]);
    expect(differences(before, after)).toEqual([
      'the configuration User differs: "a" before, "b" after',
      'the file etc/x differs: 1, mode 644 before, absent after',
      'the file etc/y differs: absent before, 1, mode 644 after',
    ]);
  });
});

describe('wishes', () => {
  it('of the first that says something are heard, pairs add up', () => {
    const wishes = merged(
      { buildArgs: ['A=1'], target: undefined, http: [] },
      { buildArgs: ['A=2', 'B'], target: 'run', http: ['/'] },
      { buildArgs: ['B=3'], target: 'other', user: '1000' },
    );
    expect(wishes).toMatchObject({
      buildArgs: ['A=1', 'B'],
      target: 'run',
      http: ['/'],
      user: '1000',
      run: [],
    });
  });

  it('name a path with or without a port', () => {
    expect(readHttp('/health')).toEqual({ path: '/health', port: undefined });
    expect(readHttp('/a/b?c=d:8080')).toEqual({ path: '/a/b?c=d', port: 8080 });
    expect(() => readHttp('health')).toThrow(UsageError);
    expect(() => readHttp(':80')).toThrow(UsageError);
  });
});

describe('the options', () => {
  const verifyOf = (...argv: string[]) => {
    const request = readArguments(argv, 80);
    return request.kind === 'run' ? request.options : undefined;
  };

  it('say the same with the command and with --verify', () => {
    expect(verifyOf('verify', 'a', '--rounds', '2')).toEqual(verifyOf('--verify', 'a', '--rounds', '2'));
    expect(verifyOf('verify', 'a')?.paths).toEqual(['a']);
    expect(verifyOf('verify')?.paths).toEqual(['.']);
    expect(verifyOf('a')?.verify).toBeUndefined();
  });

  it('keep the quotes of a command', () => {
    const run = (...argv: string[]) => verifyOf('verify', ...argv)?.verify?.wishes.run;
    expect(run("--run='a b' 'c'")).toEqual(["'a b' 'c'"]);
    expect(run('--run', '"a" "b"')).toEqual(['"a" "b"']);
    expect(run('--run', 'a "b"')).toEqual(['a "b"']);
  });

  it.each([
    [['--http', '/'], '--http goes with --verify'],
    [['verify', '--engine', 'dokcer'], "did you mean 'docker'"],
    [['verify', '--rounds', '0'], '--rounds takes a number'],
    [['verify', '--jobs', 'many'], '--jobs takes a number'],
    [['verify', '--log', 'x'], 'not --log'],
    [['verify', '--patch', 'x'], '--patch does not go with --verify'],
    [['verify', '-'], 'no build context'],
    [['verify', '--build-args', 'x'], 'did you mean --build-arg?'],
  ])('%j are refused', (argv, message) => {
    expect(() => verifyOf(...argv)).toThrow(message);
  });
});
