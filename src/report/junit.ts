import type { Trial } from '../verification.ts';
import { failureFinding, findings, proseLines } from './finding.ts';
import type { Finding } from './finding.ts';
import { printable } from './text.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

/**
 * JUnit's XML: a suite a file, a case a finding. A failure would be mended by a fix; an error keeps dffix from working on
 * the file; a skipped one has a fix that is not applied. A file in which all is well is one case that passes.
 */
export function junitReport(write: Write, { mode }: RunFacts): ReportWriter {
  const suites: string[] = [];
  let sum: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  const add = (path: string, found: readonly Finding[], trial?: Trial): void => {
    const tried = trial === undefined ? [] : imageTests(trial);
    const outcomes = [...found.map(outcome), ...tried.map((one) => one.outcome)];
    const counts = countsOf(outcomes);
    sum = plus(sum, counts);
    const cases =
      outcomes.length === 0
        ? [`<testcase ${attributes({ classname: path, name: 'dffix' })}/>`]
        : [...found.map(testcase), ...tried.map((one) => imageTestcase(path, one))];
    suites.push(
      `  <testsuite ${attributes({ name: path, ...counts })}>\n    ${cases.join('\n    ')}\n  </testsuite>\n`,
    );
  };
  return {
    file: (result) => {
      // Whether the image works is a case of its own.
      const found = findings(result, mode).filter(({ code }) => code !== 'image-broken');
      add(result.path, found, result.verified?.after);
    },
    failed: (failure) => add(failure.path, [failureFinding(failure)]),
    finish() {
      write('<?xml version="1.0" encoding="UTF-8"?>\n');
      write(`<testsuites ${attributes({ name: 'dffix', ...sum })}>\n`);
      for (const suite of suites) write(suite);
      write('</testsuites>\n');
    },
  };
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function countsOf(outcomes: readonly Outcome[]): Counts {
  const number = (name: string): number => outcomes.filter((one) => one === name).length;
  return {
    tests: Math.max(outcomes.length, 1),
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
  };
}

function plus(a: Counts, b: Counts): Counts {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  };
}

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/** As the exit code has it: a fix that is only shown makes no run fail. */
function outcome({ state, level }: Finding): Outcome {
  if (state === 'open') return 'failure';
  if (state === 'done') return 'passed';
  return level === 'error' ? 'error' : 'skipped';
}

function testcase(finding: Finding): string {
  const { path, line, code, message } = finding;
  const name = line === undefined ? code : `${code}, line ${line}`;
  const head = `<testcase ${attributes({ classname: path, name })}`;
  const kind = outcome(finding);
  if (kind === 'passed') return `${head}/>`;
  const detail = proseLines(finding).join('\n');
  if (kind === 'skipped') return `${head}><skipped ${attributes({ message: detail })}/></testcase>`;
  return `${head}><${kind} ${attributes({ message, type: code })}>${xml(detail)}</${kind}></testcase>`;
}

/** What a build and a run of the image came to. */
interface ImageTest {
  readonly name: string;
  readonly outcome: Outcome;
  readonly what: string;
  readonly log: string;
  /** Undefined for what is not measured. */
  readonly seconds: number | undefined;
}

/** The build, and each thing that a container was asked for; what is only compared fails nothing. */
function imageTests({ image, seconds, failure, log, checks }: Trial): ImageTest[] {
  const build: ImageTest =
    image === undefined
      ? { name: 'image: builds', outcome: 'failure', what: failure ?? 'the build fails', log, seconds }
      : { name: 'image: builds', outcome: 'passed', what: 'it builds', log: '', seconds };
  return [
    build,
    ...checks.map(({ name, passed, decisive, what, log: said }): ImageTest => {
      const outcome = passed ? 'passed' : decisive ? 'failure' : 'skipped';
      return { name: `image: ${name}`, outcome, what, log: said, seconds: undefined };
    }),
  ];
}

function imageTestcase(path: string, { name, outcome, what, log, seconds }: ImageTest): string {
  const time = seconds === undefined ? {} : { time: seconds };
  const head = `<testcase ${attributes({ classname: path, name, ...time })}`;
  if (outcome === 'passed') return `${head}/>`;
  if (outcome === 'skipped') return `${head}><skipped ${attributes({ message: what })}/></testcase>`;
  return `${head}><failure ${attributes({ message: what, type: 'image-broken' })}>${xml(log)}</failure></testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ');
}

/** Text in which nothing is markup, nor any of the characters that XML does not know. */
function xml(value: string): string {
  return printable(value)
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
