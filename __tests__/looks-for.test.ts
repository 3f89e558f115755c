import { describe, expect, it } from '@jest/globals';
import { Build } from '../src/build/build.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { mayFindIn } from '../src/engine/scent.ts';
import { readLog } from '../src/log/read.ts';
import { loadTransforms } from '../src/registry.ts';
import { transform } from '../src/transform.ts';
import type { Transform } from '../src/transform.ts';
import { readCases } from './support/fixtures.ts';
import type { Case } from './support/fixtures.ts';

const transforms = await loadTransforms();

function looking(looksFor: Transform['looksFor']): Transform {
  const base = { summary: 'x', why: 'x', kind: 'repair', effect: 'image', safety: 'safe' } as const;
  return transform({ ...base, ...(looksFor && { looksFor }), fixes: () => [] });
}

function build(text: string, log?: string): Build {
  const failure = log === undefined ? undefined : { log: readLog(log), instruction: undefined };
  return new Build(parseDockerfile(text), memoryContext({}), new Date(0), failure);
}

describe('a transform that looks for words', () => {
  const asked = (text: string, looksFor: Transform['looksFor']) => mayFindIn(build(text))(looking(looksFor));

  it('is asked where one of them is there, in any letter case', () => {
    expect(asked('FROM a\nRUN apt-get update\n', ['apk', 'apt'])).toBe(true);
    expect(asked('FROM a\nhealthCheck CMD b\n', ['healthcheck'])).toBe(true);
  });
  it('is passed over where none is there', () => {
    expect(asked('FROM a\nRUN dnf update\n', ['apk', 'apt'])).toBe(false);
  });
  it('is asked where a line break of the Dockerfile is within the word', () => {
    expect(asked('FROM a\nRUN ap\\\nt-get update\n', ['apt-get'])).toBe(true);
    expect(asked('# escape=`\nFROM a\nRUN ap` \r\nt-get update\n', ['apt-get'])).toBe(true);
  });
  it('is asked for a line break itself', () => {
    expect(asked('FROM a\nRUN b \\\n c\n', ['\\'])).toBe(true);
  });
  it('is asked everywhere when it names none', () => {
    expect(asked('FROM a\n', undefined)).toBe(true);
  });
  it('is asked for any build that has a log', () => {
    const logged = mayFindIn(build('FROM a\n', 'ERROR: failed to solve: x\n'));
    expect([['apt'], 'log' as const].map((one) => logged(looking(one)))).toEqual([true, true]);
    expect(asked('FROM a\n', 'log')).toBe(false);
  });
});

describe('the words of each transform', () => {
  it('are in lower case', () => {
    const words = transforms.flatMap(({ looksFor }) =>
      Array.isArray(looksFor) ? (looksFor as string[]) : [],
    );
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => word === '' || word !== word.toLowerCase())).toEqual([]);
  });
  const cases = readCases();
  const choosy = transforms.filter(({ looksFor }) => looksFor !== undefined);
  it.each(choosy.map((one) => [one.id, one] as const))('are in what %s finds', (id, one) => {
    const missed = cases.filter(
      (each) => each.transform === id && isOffered(each, one) && !isAsked(each, one),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

function isOffered(each: Case, { fixes }: Transform): boolean {
  return [...fixes(buildOf(each))].length > 0;
}

function isAsked(each: Case, one: Transform): boolean {
  return mayFindIn(buildOf(each))(one);
}

function buildOf({ input, files, dockerfile, log, options }: Case): Build {
  const failure = log === undefined ? undefined : { log: readLog(log), instruction: undefined };
  const context = memoryContext(files, dockerfile);
  return new Build(parseDockerfile(input), context, new Date(options.asOf ?? '2026-11-01'), failure);
}
