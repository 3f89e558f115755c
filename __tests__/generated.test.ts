import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import type { Instruction, Word } from '../src/dockerfile/types.ts';
import { guardText } from '../src/guard.ts';
import { loadTransforms } from '../src/registry.ts';
import type { FileResult } from '../src/result.ts';
import type { NamedTransform } from '../src/transform.ts';
import { generatedDockerfile } from './support/generated.ts';
import { harms, shellHarms } from './support/harm.ts';
import type { Changed } from './support/harm.ts';

const transforms = await loadTransforms();
const layout = transforms.filter(({ effect }) => effect === 'none');

/** Another seed gives other Dockerfiles: `SEED=2 npm test`. */
const parameters = { seed: Number(process.env['SEED'] ?? 1), numRuns: Number(process.env['RUNS'] ?? 60) };

type Files = Readonly<Record<string, string>>;

const FILES: Files = {
  'package.json': '{ "name": "x", "scripts": { "build": "tsc", "start": "node server.js" } }',
  'requirements.txt': 'flask==2.0.0\n',
  'server.js': 'require("http")\n',
  'start.sh': '#!/bin/bash\necho x\n',
};

function run(
  text: string,
  chosen: readonly NamedTransform[],
  unsafe: boolean,
  files: Files = FILES,
): FileResult {
  return converge({
    path: 'Dockerfile',
    text,
    context: memoryContext(files),
    transforms: chosen,
    unsafe,
    asOf: new Date('2026-11-01'),
  });
}

function after(text: string, { changes }: FileResult): string {
  return changes.find(({ path }) => path === 'Dockerfile')?.after ?? text;
}

function companions({ changes }: FileResult): Files {
  const others = changes.filter(({ path }) => path !== 'Dockerfile');
  return { ...FILES, ...Object.fromEntries(others.map((change) => [change.path, change.after])) };
}

describe.each([
  ['safe', false],
  ['unsafe', true],
] as const)('whatever the Dockerfile, with %s fixes', (_, unsafe) => {
  it('no promise is broken and no harm is done', () => {
    const changed: Changed[] = [];
    fc.assert(
      fc.property(generatedDockerfile, (text) => {
        const result = run(text, transforms, unsafe);
        const now = after(text, result);
        expect(result.bugs).toEqual([]);
        expect(parseDockerfile(now).problems.length).toBeLessThanOrEqual(
          parseDockerfile(text).problems.length,
        );
        expect(guardText(text, now)).toEqual([]);
        // A fix that takes a comment away is not safe: who asks for such fixes asks for that.
        const harm = harms(text, now).filter(({ kind }) => !unsafe || kind !== 'comment_lost');
        expect(harm).toEqual([]);
        if (now !== text) changed.push({ name: text, before: text, after: now });
      }),
      parameters,
    );
    expect(changed.length).toBeGreaterThan(parameters.numRuns / 2);
    expect([...shellHarms(changed)]).toEqual([]);
  });

  it('a second run has nothing to do', () => {
    fc.assert(
      fc.property(generatedDockerfile, (text) => {
        const first = run(text, transforms, unsafe);
        const second = run(after(text, first), transforms, unsafe, companions(first));
        expect(second.applied).toEqual([]);
        expect(second.bugs).toEqual([]);
      }),
      parameters,
    );
  });

  it('the order of the transforms means nothing', () => {
    fc.assert(
      fc.property(
        generatedDockerfile,
        fc.shuffledSubarray([...transforms], { minLength: transforms.length }),
        (text, shuffled) => {
          expect(run(text, shuffled, unsafe)).toEqual(run(text, transforms, unsafe));
        },
      ),
      { ...parameters, numRuns: Math.ceil(parameters.numRuns / 2) },
    );
  });
});

it('fixes of the layout leave every instruction as it was', () => {
  let changed = 0;
  fc.assert(
    fc.property(generatedDockerfile, (text) => {
      const now = after(text, run(text, layout, true));
      if (now !== text) changed++;
      // What BuildKit refuses has no instructions to compare.
      if (parseDockerfile(text).problems.length > 0) return;
      expect(said(now)).toEqual(said(text));
    }),
    { ...parameters, numRuns: parameters.numRuns * 5 },
  );
  expect(changed).toBeGreaterThan(parameters.numRuns);
});

/** What each instruction says to the builder. */
function said(text: string): unknown[] {
  return parseDockerfile(text).instructions.map((one) => describeInstruction(text, one));
}

function describeInstruction(text: string, one: Instruction): unknown {
  if (one.trigger !== undefined) return [one.keyword, describeInstruction(text, one.trigger)];
  const heredocs = one.heredocs.map(({ body, quoted }) => [quoted, text.slice(body.start, body.end)]);
  const flags = one.flags.map(({ name, value }) => [name, value]);
  return [one.keyword, flags, content(one), heredocs];
}

function content({ keyword, json, pairs, words, body }: Instruction): unknown {
  if (json !== undefined) return json.map(({ value }) => value);
  if (pairs.length > 0) return pairs.map(({ key, value }) => [key, value && expanded(value)]);
  if (keyword === 'RUN') return body.text.split(/\s+/);
  const values = words.map(({ value }) => value);
  if (keyword === 'FROM') return values.map((value, index) => (index === 1 ? value.toUpperCase() : value));
  return keyword === 'EXPOSE'
    ? values.map((value) => value.replace(/\/.*/, (end) => end.toLowerCase()))
    : values;
}

/** Double quotes around a reference say the same as none. */
function expanded({ raw, value }: Word): string {
  return raw.includes('$') ? raw.replaceAll('"', '') : value;
}
