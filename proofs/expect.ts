/** The contents of an expect.json, which says what a repaired repository must do. `repositories/README.md` describes it. */
import { readContainer, readExpectation } from './format.ts';
import type { ContainerOptions, Expectation } from './format.ts';
import { json, Reader } from './reader.ts';

export interface Expected {
  /** `real`: the stand-ins cannot show it. */
  only: 'real' | undefined;
  /** What is broken; empty for a healthy repository. */
  failures: string[];
  args: Record<string, string>;
  target: string | undefined;
  /** Seconds that a build may take. */
  timeout: number;
  /** Companion files that must be there, with a text that they must contain. */
  files: Record<string, string>;
  runs: ExpectedRun[];
}

export interface ExpectedRun {
  name: string;
  container: ContainerOptions;
  expectation: Expectation;
  timeout: number;
}

const defaultBuildTimeout = 600;
const defaultRunTimeout = 30;

export function parseExpected(text: string): Expected {
  const top = new Reader(json(text), '');
  top.text('about');
  top.text('symptom');
  const build = new Reader(top.take('build') ?? {}, 'build');
  const expected: Expected = {
    only: top.choice('only', ['real']),
    failures: top.words('failures'),
    args: build.texts('args'),
    target: build.text('target'),
    timeout: build.number('timeout') ?? defaultBuildTimeout,
    files: top.texts('files'),
    runs: top.list('runs').map((entry, index) => parseRun(entry, index)),
  };
  build.end();
  top.end();
  return expected;
}

function parseRun(entry: unknown, index: number): ExpectedRun {
  const reader = new Reader(entry, `runs[${String(index)}]`);
  const run: ExpectedRun = {
    name: reader.text('name') ?? `run ${String(index + 1)}`,
    container: readContainer(reader),
    expectation: readExpectation(reader),
    timeout: reader.number('timeout') ?? defaultRunTimeout,
  };
  reader.end();
  return run;
}
