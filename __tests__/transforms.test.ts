import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Build } from '../src/build/build.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { loadTransforms } from '../src/registry.ts';
import { readCases } from './support/fixtures.ts';
import { importsOf } from './support/imports.ts';

const MAX_LINES = 120;

/** What a transform may know: the contract, the edit verbs, and the words of the build. */
const ALLOWED = [/^src\/(transform|fix|known)\.ts$/, /^src\/(edits|build)\//];

const transforms = await loadTransforms();
const cases = readCases();
const sourceOf = (id: string) => fileURLToPath(new URL(`../transforms/${id}.ts`, import.meta.url));

it('there are transforms', () => {
  expect(transforms).not.toEqual([]);
});

describe.each(transforms.map((transform) => [transform.id, transform] as const))('%s', (id, transform) => {
  const names = cases.filter((each) => each.transform === id).map(({ name }) => name);

  it('has a summary that is one line without a full stop', () => {
    expect(transform.summary).toMatch(/^[A-Z][^\n]*[^.\n]$/);
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
    expect(readFileSync(sourceOf(id), 'utf8').split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  });
});
