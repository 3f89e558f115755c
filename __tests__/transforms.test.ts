import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Build } from '../src/build/build.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { loadTransforms } from '../src/registry.ts';
import { readCases } from './support/fixtures.ts';
import { importsOf } from './support/imports.ts';

const MAX_LINES = 120;
const MEDIAN_LINES = 40;

/** What a transform may know: the contract, the edit verbs, and the words of the build. */
const ALLOWED = [/^src\/(transform|fix|known)\.ts$/, /^src\/(edits|build)\//];

const transforms = await loadTransforms();
const cases = readCases();
const DIRECTORY = fileURLToPath(new URL('../transforms/', import.meta.url));
const sourceOf = (id: string) => `${DIRECTORY}${id}.ts`;
const linesOf = (id: string) => readFileSync(sourceOf(id), 'utf8').split('\n').length - 1;

it('there are transforms', () => {
  expect(transforms).not.toEqual([]);
});

it(`half of them have no more than ${MEDIAN_LINES} lines`, () => {
  const lengths = transforms.map(({ id }) => linesOf(id)).toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES);
});

it('every explanation belongs to a transform', () => {
  const explained = readdirSync(DIRECTORY).filter((name) => name.endsWith('.md'));
  expect(explained).toEqual(transforms.map(({ id }) => `${id}.md`));
});

describe.each(transforms.map((transform) => [transform.id, transform] as const))('%s', (id, transform) => {
  const names = cases.filter((each) => each.transform === id).map(({ name }) => name);

  it('has a summary that is one line without a full stop', () => {
    expect(transform.summary).toMatch(/^[A-Z][^\n]*[^.\n]$/);
  });
  it('says why, and what that rests on', () => {
    expect(transform.why).toMatch(/(?:\.|```)$/);
    for (const source of transform.sources ?? []) expect(source).toMatch(/^https?:\/\/\S+$/);
  });
  it('has an example', () => {
    expect(names).toContain('example');
  });
  it('has two cases that look like it and are left alone', () => {
    expect(names.filter((name) => name.startsWith('leaves-')).length).toBeGreaterThanOrEqual(2);
  });
  it.each(['', 'FROM scratch\n', '# nothing\n', 'RUN', 'FROM\n'])('offers nothing for %j', (text) => {
    const build = new Build(parseDockerfile(text), memoryContext({}));
    expect([...transform.fixes(build)]).toEqual([]);
  });
  it('imports the contract, the edit verbs and words of the build alone', () => {
    const imports = importsOf(sourceOf(id));
    expect(imports.filter((path) => !ALLOWED.some((allowed) => allowed.test(path)))).toEqual([]);
  });
  it(`is not longer than ${MAX_LINES} lines`, () => {
    expect(linesOf(id)).toBeLessThanOrEqual(MAX_LINES);
  });
});
