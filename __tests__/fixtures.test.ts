import { describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { unifiedDiff } from '../src/diff.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { readLog } from '../src/log/read.ts';
import { loadTransforms } from '../src/registry.ts';
import type { FileResult } from '../src/result.ts';
import type { NamedTransform } from '../src/transform.ts';
import { readVersions } from '../src/versions/read.ts';
import { emptyCases, readCase, readCases, writeOutput } from './support/fixtures.ts';
import type { Case } from './support/fixtures.ts';
import { gitApply } from './support/git.ts';
import { behindOnbuild, VARIANTS } from './support/variants.ts';

const update = process.env['UPDATE_FIXTURES'] === '1';
if (update && process.env['CI'] !== undefined) throw new Error('fixtures are not rewritten in CI');

const transforms = await loadTransforms();
const cases = readCases();

describe('the fixtures', () => {
  it('have an input', () => {
    expect(emptyCases()).toEqual([]);
  });
  it('belong to transforms', () => {
    const ids = transforms.map(({ id }) => id);
    expect(
      cases.filter(({ transform }) => !ids.includes(transform)).map(({ directory }) => directory),
    ).toEqual([]);
  });
});

for (const transform of transforms) {
  const own = cases.filter((each) => each.transform === transform.id);
  if (own.length === 0) continue;
  describe(transform.id, () => {
    for (const each of own) describe(each.name, () => testCase(each, transform));
  });
}

function testCase(each: Case, transform: NamedTransform): void {
  const isAdvice = each.options.advice === true;
  const isLeft = each.name.startsWith('leaves-') || isAdvice;

  it(isLeft ? 'is left alone' : 'gives its output', () => {
    const result = run(each, [transform]);
    if (update && !isLeft) writeOutput(each, dockerfileAfter(each.input, result), companions(result, each));
    const expected = current(each);
    expect(expected.output === undefined).toBe(isLeft);
    expect(dockerfileAfter(each.input, result)).toBe(expected.output ?? each.input);
    expect(companions(result, each)).toEqual(expected.outputFiles);
    expect(result.changes.length > 0).toBe(!isLeft);
    expectSound(result);
    expectTold(result, each);
    expect(result.withheld.map(({ patch }) => patch)).toEqual(
      isAdvice ? [''] : result.withheld.map(() => expect.stringMatching(/./)),
    );
  });

  it('is finished after one run', () => {
    const second = run(afterwards(each, run(each, [transform])), [transform]);
    expect(second.applied).toEqual([]);
    expectSound(second);
  });

  for (const [name, spell] of Object.entries(VARIANTS)) {
    const input = spell(each.input);
    if (input === undefined || (each.options.except ?? []).includes(name)) continue;
    it(`is the same with ${name}`, () => {
      const output = spell(current(each).output ?? each.input);
      const result = run({ ...each, input }, [transform]);
      expectSound(result);
      if (output !== undefined) expect(dockerfileAfter(input, result)).toBe(output);
    });
  }

  it('stays valid behind ONBUILD', () => {
    const input = behindOnbuild(each.input);
    const result = run({ ...each, input }, [transform]);
    expect(
      problemsOf(dockerfileAfter(input, result)).filter((each) => !problemsOf(input).includes(each)),
    ).toEqual([]);
    expectSound(result);
  });

  it('comes to one end with all transforms, in any order', () => {
    const { asOf } = each.options;
    const everything = { ...each, options: { unsafe: true, ...(asOf === undefined ? {} : { asOf }) } };
    const first = run(everything, transforms);
    for (const order of [transforms.toReversed(), shuffled(transforms)]) {
      expect(run(everything, order)).toEqual(first);
    }
    expectSound(first);
    expect(run(afterwards(everything, first), transforms).applied).toEqual([]);
  });

  it('is printed as a diff that git applies', () => {
    const { changes } = run(each, [transform]);
    const patch = changes.map(unifiedDiff).join('');
    const before = { ...each.files, [each.dockerfile]: each.input };
    const paths = changes.map(({ path }) => path);
    const after = Object.fromEntries(changes.map((change) => [change.path, change.after]));
    expect(patch === '' ? {} : gitApply(before, patch, paths)).toEqual(after);
  });
}

/** The case as it is on disk once its output has been rewritten. */
function current(each: Case): Case {
  return update ? readCase(each.directory, each.transform, each.name) : each;
}

function modes({ options }: Case): Record<string, number> {
  return Object.fromEntries(
    Object.entries(options.modes ?? {}).map(([path, mode]) => [path, Number.parseInt(mode, 8)]),
  );
}

/** In a case to be left alone the transform is named, so that no lack of safety hides what it would do. */
function run(each: Case, chosen: readonly NamedTransform[]): FileResult {
  const { unsafe = false, only = isNamed(each, chosen) ? [each.transform] : undefined } = each.options;
  return converge({
    path: each.dockerfile,
    text: each.input,
    context: memoryContext(each.files, each.dockerfile, modes(each)),
    transforms: chosen,
    unsafe,
    asOf: new Date(each.options.asOf ?? '2026-11-01'),
    ...(each.log === undefined ? {} : { log: readLog(each.log) }),
    ...(each.versions === undefined ? {} : { versions: readVersions(each.versions, 'versions.json') }),
    ...(only === undefined ? {} : { only: new Set(only) }),
  });
}

function isNamed({ name, options }: Case, chosen: readonly NamedTransform[]): boolean {
  const isUnchanged = name.startsWith('leaves-') || options.advice === true;
  return isUnchanged && options.unsafe === undefined && chosen.length === 1;
}

/** The case as it is once what a run gave has been written. */
function afterwards(each: Case, result: FileResult): Case {
  return {
    ...each,
    input: dockerfileAfter(each.input, result),
    files: { ...each.files, ...companions(result, each) },
  };
}

function dockerfileAfter(input: string, { path, changes }: FileResult): string {
  return changes.find((change) => change.path === path)?.after ?? input;
}

function companions({ changes }: FileResult, { dockerfile }: Case): Record<string, string> {
  return Object.fromEntries(
    changes.filter(({ path }) => path !== dockerfile).map(({ path, after }) => [path, after]),
  );
}

function problemsOf(text: string): string[] {
  return parseDockerfile(text).problems.map(({ message }) => message);
}

function expectSound({ bugs, status }: FileResult): void {
  expect(bugs).toEqual([]);
  expect(status).not.toBe('bug');
}

function expectTold({ applied, withheld, leftAlone }: FileResult, { options }: Case): void {
  const messages = [...applied, ...withheld].map(({ message }) => message);
  if (options.message !== undefined) expect(messages.join('\n')).toContain(options.message);
  const reasons = leftAlone.map(({ reason }) => reason);
  if (options.leftAlone !== undefined) expect(reasons.join('\n')).toContain(options.leftAlone);
}

/** Some other order, the same in every run. */
function shuffled<T>(list: readonly T[]): T[] {
  const keyed = list.map((element, index) => ({ element, key: ((index * 7919 + 13) % 104729) % 31 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ element }) => element);
}
