import { describe, expect, it } from '@jest/globals';
import { bestSafety, coverageOf, coveragePage, readTools, unknownAnswers } from '../.ci/coverage.ts';
import type { Tool } from '../.ci/coverage.ts';
import { Build } from '../src/build/build.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { loadTransforms } from '../src/registry.ts';
import { readCases } from './support/fixtures.ts';
import { made } from './support/transforms.ts';

const tools = readTools();
const transforms = await loadTransforms();
const allCases = readCases();

describe.each(tools.map((tool) => [tool.name, tool] as const))('the codes of %s', (_, tool) => {
  const codes = coverageOf(tool, tools, transforms);

  it('have a transform each, or a reason why there is none', () => {
    const bare = codes.filter((each) => each.transforms.length === 0 && each.reason === undefined);
    expect(bare.map(({ code }) => code)).toEqual([]);
  });
  it('name other codes that there are', () => {
    const known = new Set(
      tools.flatMap(({ id, codes: own }) => Object.keys(own).map((code) => `${id}/${code}`)),
    );
    const named = Object.values(tool.codes).flatMap(({ same }) => same ?? []);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });
  it('say where and when the list was read', () => {
    expect(tool.sources).not.toEqual([]);
    expect(tool.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

it('transforms settle codes that there are', () => {
  expect(unknownAnswers(tools, transforms)).toEqual([]);
});

it('fixes settle codes that their transforms have', () => {
  const named = transforms.flatMap((transform) => {
    const cases = allCases.filter((each) => each.transform === transform.id);
    const answers = cases.flatMap(({ input, files, dockerfile }) => {
      const build = new Build(parseDockerfile(input), memoryContext(files, dockerfile));
      return [...transform.fixes(build)].flatMap((offer) =>
        offer.kind === 'fix' ? (offer.answers ?? []) : [],
      );
    });
    return answers.map((code) => ({
      id: transform.id,
      code,
      has: transform.answers?.includes(code) === true,
    }));
  });
  expect(named).not.toEqual([]);
  expect(named.filter(({ has }) => !has)).toEqual([]);
});

describe('a page', () => {
  const LINT: Tool = {
    id: 'lint',
    name: 'Lint',
    sources: ['https://lint.example/rules'],
    date: '2026-01-02',
    codes: {
      L1: { title: 'one' },
      L2: { title: 'two', reason: 'nobody knows how', also: ['LINT2'] },
      L3: { title: 'three', same: 'scan/S1', reason: 'not read' },
      L4: { title: 'four', same: 'scan/S2' },
    },
    others: ['L8', 'L9'],
  };
  const SCAN: Tool = {
    id: 'scan',
    name: 'Scan',
    sources: ['https://scan.example'],
    date: '2026-01-02',
    codes: { S1: { title: 'one' }, S2: { title: 'two', reason: 'a matter of taste' } },
  };
  const BOTH = [LINT, SCAN];
  const FEW = [
    made('ask', () => [], { safety: 'unsafe', risk: 'all', answers: ['lint/L1', 'lint/L9'] }),
    made('mend', () => [], { answers: ['lint/L1', 'scan/S1'] }),
  ];
  const codes = coverageOf(LINT, BOTH, FEW);
  const of = (name: string) => codes.find(({ code }) => code === `lint/${name}`);

  it('has all transforms of a code, and the safety of the safest', () => {
    expect(of('L1')?.transforms.map(({ id }) => id)).toEqual(['ask', 'mend']);
    expect(codes.map((each) => [each.code, bestSafety(each)])).toEqual([
      ['lint/L1', 'safe'],
      ['lint/L2', undefined],
      ['lint/L3', 'safe'],
      ['lint/L4', undefined],
      ['lint/L9', 'unsafe'],
    ]);
  });
  it('takes what another tool reports for the same', () => {
    expect(of('L3')?.transforms.map(({ id }) => id)).toEqual(['mend']);
    expect(of('L3')?.reason).toBeUndefined();
    expect(of('L4')?.reason).toBe('a matter of taste');
  });
  it('has a row for each code', () => {
    const lines = coveragePage(BOTH, FEW).split('\n');
    expect(lines).toContain('| Lint | 5 | 2 | 1 | 0 | 2 |');
    expect(lines).toContain('| Scan | 2 | 1 | 0 | 0 | 1 |');
    expect(lines).toContain(
      '| L1 | one | [ask](transforms/ask.md) (unsafe), [mend](transforms/mend.md) (safe) |',
    );
    expect(lines).toContain('| L2 (LINT2) | two | – nobody knows how |');
  });
  it('knows a mistyped code', () => {
    const wrong = made('wrong', () => [], { answers: ['lint/L1', 'lint/L10', 'lent/L1', 'L1', 'lint/L8'] });
    expect(unknownAnswers(BOTH, [wrong])).toEqual(['wrong: lint/L10', 'wrong: lent/L1', 'wrong: L1']);
  });
  it('is faulty where a code has neither', () => {
    expect(coverageOf(SCAN, BOTH, []).filter(({ reason }) => reason === undefined)).toMatchObject([
      { code: 'scan/S1' },
    ]);
  });
});
