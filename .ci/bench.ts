/**
 * Speed, as ratios within one run, so that the figures mean the same on every machine.
 *
 *   npm run bench              all of it
 *   npm run bench -- --smoke   fewer rounds, for CI: says only that nothing is out of all proportion
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { discover } from '../src/discover.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { loadTransforms } from '../src/registry.ts';
import type { NamedTransform } from '../src/transform.ts';
import { literalsIn } from '../__tests__/support/regular-expressions.ts';
import { corpus, corpusFiles, hasCorpus } from '../__tests__/support/corpus.ts';

const { values: options } = parseArgs({ options: { smoke: { type: 'boolean', default: false } } });
const rounds = options.smoke ? 3 : 15;
const transforms = await loadTransforms();
const rows: [string, string, string][] = [];

function coldStart(): void {
  const node = median(() => time(() => spawn(['-e', '0'])));
  const version = median(() => time(() => spawn(['bin/dffix.js', '--version'])));
  const file = median(() => time(() => spawn(['bin/dffix.js', '--dry-run', '--no-cache', twentyLines()])));
  rows.push(['start: node -e 0', ms(node), '1.0']);
  rows.push(['start: dffix --version', ms(version), ratio(version / node)]);
  rows.push(['start: dffix --dry-run, one file of 20 lines', ms(file), ratio(file / node)]);
}

/** The path of a Dockerfile of 20 lines with some work to do. */
function twentyLines(): string {
  const path = join(tmpdir(), 'dffix-bench.Dockerfile');
  const lines = readFileSync('examples/backend/Dockerfile', 'utf8').split('\n');
  writeFileSync(path, `${lines.slice(2, 22).join('\n')}\n`);
  return path;
}

function throughput(): void {
  const texts = [...corpus('wild')].map(({ text }) => text).slice(0, options.smoke ? 300 : undefined);
  const parse = median(() => time(() => texts.forEach((text) => DockerfileParser.parse(text))));
  const all = median(() => time(() => texts.forEach((text) => repair(text))), 3);
  const rate = (took: number): string => `${Math.round(texts.length / (took / 1000))} files/s`;
  rows.push(['corpus: dockerfile-ast alone', rate(parse), '1.0']);
  rows.push(['corpus: dffix, every transform', rate(all), ratio(all / parse)]);
}

/** Every corpus as one repository, all presets, as many threads as there are cores: whole processes, without and with the cache. */
function monorepo(): void {
  const root = mkdtempSync(join(tmpdir(), 'dffix-bench-'));
  const place = (path: string): string => join(root, path);
  mkdirSync(place('all/.git'), { recursive: true });
  for (const name of options.smoke
    ? (['gold'] as const)
    : (['gold', 'wild', 'monorepo', 'shipwright'] as const))
    for (const file of corpusFiles(name)) {
      const path = place(`all/${name}/${file.name}`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.content, { mode: file.mode | 0o600 });
    }
  const files = discover(['.'], { cwd: place('all') }).files.length;
  let first: { took: number; memory: number } | undefined;
  for (const [what, ...args] of [
    ['without the cache', '--no-cache'],
    ['filling the cache', '--cache-dir', place('cache')],
    ['from the cache', '--cache-dir', place('cache')],
  ] as const) {
    const own = ['--require', resolve('.ci/peak-memory.cjs'), resolve('bin/dffix.js'), '--dry-run'];
    const took = time(() =>
      spawnSync(process.execPath, [...own, '--preset', 'all', ...args], {
        cwd: place('all'),
        stdio: 'ignore',
        env: { ...process.env, PEAK_MEMORY: place('peak') },
      }),
    );
    const memory = Math.round(Number(readFileSync(place('peak'), 'utf8')) / 1024);
    first ??= { took, memory };
    rows.push([
      `one repository: ${what}`,
      `${Math.round(files / (took / 1000))} files/s`,
      ratio(took / first.took),
    ]);
    rows.push([`one repository: ${what}, memory`, `${memory} MB`, ratio(memory / first.memory)]);
  }
  rmSync(root, { recursive: true });
}

/** Which transforms take the most of a run: none is to take more than a tenth. What they ask first is asked for beforehand. */
function shares(): void {
  const texts = [...corpus('wild')].map(({ text }) => text).slice(0, options.smoke ? 300 : 2000);
  const took = new Map<string, number>();
  const timed = transforms.map((one) => ({ ...one, fixes: timer(one, took) }));
  const total = time(() => texts.forEach((text) => repair(text, timed)));
  const sorted = [...took].toSorted(([, a], [, b]) => b - a);
  const share = (part: number): string => `${((100 * part) / total).toFixed(1)} %`;
  const all = sorted.reduce((sum, [, each]) => sum + each, 0);
  rows.push(['share: all transforms, the model with them', ms(all), share(all)]);
  for (const [id, each] of sorted.slice(0, 10)) rows.push([`share: ${id}`, ms(each), share(each)]);
}

function timer(one: NamedTransform, took: Map<string, number>): NamedTransform['fixes'] {
  return (build) => {
    for (const { commands, copies, packages, launch } of build.stages)
      void [commands, copies, packages.calls, launch.processes];
    let offers: ReturnType<typeof one.fixes> = [];
    const spent = time(() => (offers = [...one.fixes(build)]));
    took.set(one.id, (took.get(one.id) ?? 0) + spent);
    return offers;
  };
}

/** What makes an expression slow that tries again from every place: long runs of what most of them repeat. */
const HOSTILE = [
  ' ',
  '\t\n',
  'a',
  '0',
  'a.',
  '-a',
  '/a',
  '=',
  '$a',
  '${',
  '\\',
  '"',
  "'",
  '[',
  ',',
  'a ',
  '\n#',
];

/** Growth of the work of every regular expression on hostile texts twice as long: 2 where it is linear. */
function expressions(): void {
  const files = ['src', 'transforms'].flatMap((directory) =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${directory}/${name}`),
  );
  for (const { file, source, flags } of files.flatMap(literalsIn)) {
    const expression = new RegExp(source, flags.replace('g', ''));
    for (const piece of HOSTILE) {
      const cost = (size: number): number => {
        const text = `${piece.repeat(size / piece.length)}\u0001`;
        return Math.min(...[1, 2, 3].map(() => time(() => expression.test(text))));
      };
      if (cost(20_000) < 2) continue;
      const growth = cost(40_000) / cost(20_000);
      if (growth > 3.5)
        rows.push([`expression: ${file}: ${source.slice(0, 60)}`, JSON.stringify(piece), ratio(growth)]);
      break;
    }
  }
}

/** One file of each great size: milliseconds, and the growth against a quarter of it, 4 where it is linear. */
function greatSizes(): void {
  const run = (size: number): string =>
    `FROM debian:12\nRUN ${'echo abcdefgh && \\\n'.repeat(size / 18)}true\n`;
  const lines = (count: number): string =>
    `FROM debian:12\n${Array.from({ length: count }, (_, at) => `RUN echo ${at}`).join('\n')}\n`;
  const stages = (count: number): string =>
    Array.from({ length: count }, (_, at) => `FROM alpine AS s${at}\nRUN echo ${at}\n`).join('');
  const chain = (count: number): string =>
    `FROM alpine AS s0\n${Array.from({ length: count }, (_, at) => `FROM s${at} AS s${at + 1}\nRUN echo ${at}\n`).join('')}`;
  for (const [name, shape, size] of [
    ['50,000 lines', lines, 50_000],
    ['a RUN of 1 MB', run, 1_000_000],
    ['2,000 stages', stages, 2000],
    ['2,000 stages FROM one another', chain, 2000],
  ] as const) {
    const [quarter, whole] = [size / 4, size].map((each) => time(() => repair(shape(each))));
    rows.push([`size: ${name}`, ms(whole ?? 0), ratio((whole ?? 0) / (quarter ?? 1))]);
  }
}

/** Texts that make a careless parser slow. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'many instructions': (size) => `FROM a\n${'RUN b && \\\n  # c\n  d $X\n'.repeat(size / 20)}`,
  'many stages and comments': (size) => '# c\nFROM a AS b\nCOPY --from=b c d\n'.repeat(size / 30),
  'one long line': (size) => `FROM a\nRUN ${'b "c $d" '.repeat(size / 9)}`,
  'one long instruction': (size) => `FROM a\nENV ${'A=b \\\n  '.repeat(size / 8)}B=c`,
  'one long array': (size) => `FROM a\nCMD [${'"b", '.repeat(size / 5)}"c"]`,
  'one long heredoc': (size) => `FROM a\nRUN <<E\n${'EE\n'.repeat(size / 3)}E\n`,
  'many heredocs': (size) => `FROM a\n${'COPY <<E b\nc\nE\n'.repeat(size / 15)}`,
  'many markers that are none': (size) => `FROM a\n${'RUN b $((1 << 2))\n'.repeat(size / 18)}`,
  'many open quotes': (size) => `FROM a\nRUN <<E ${`"'`.repeat(size / 2)}\nE`,
  'many open braces': (size) => `FROM a\nENV A=${'${B:-'.repeat(size / 5)}`,
  'blanks only': (size) => `FROM a\nRUN b${' '.repeat(size)}\\ c`,
  'blank lines only': (size) => `FROM a\nRUN b \\\n${'\n'.repeat(size)}c`,
};

/** Cost of a character in a text sixteen times as long: near 1 where the whole grows linearly. */
function lexicalGrowth(): void {
  const cost = (text: string): number => median(() => time(() => readAll(text)), 3) / text.length;
  for (const [name, shape] of Object.entries(SHAPES)) {
    const each = cost(shape(20_000));
    rows.push([
      `growth: parsing ${name}`,
      `${(each * 1e6).toFixed(0)} ns a character`,
      ratio(cost(shape(320_000)) / each),
    ]);
  }
}

/** Asks for everything there is. */
function readAll(text: string): void {
  const file = parseDockerfile(text);
  void file.problems;
  for (const { words, flags, json, pairs, trigger } of file.instructions)
    void [words, flags, json, pairs, trigger];
}

/** Cost of a line in a file of 16,000 lines against one of 1,000: near 1 where the whole grows linearly. */
function growth(): void {
  for (const [name, line] of [
    ['RUN', (index: number) => `RUN echo ${index} && mkdir -p /opt/${index}`],
    ['ENV', (index: number) => `ENV V${index}=$V${index - 1}x`],
    ['COPY', (index: number) => `COPY file${index} /opt/`],
    ['stages', (index: number) => `FROM alpine AS s${index}\nCOPY --from=s${index - 1} /a /b`],
  ] as const) {
    const file = (lines: number): string =>
      `FROM python:3.12-slim AS s0\n${Array.from({ length: lines }, (_, index) => line(index + 1)).join('\n')}\n`;
    const [small, large] = options.smoke || name === 'stages' ? [250, 2000] : [1000, 16_000];
    const cost = (lines: number): number => {
      const text = file(lines);
      return median(() => time(() => repair(text)), Math.min(rounds, 3)) / lines;
    };
    const each = cost(small);
    rows.push([
      `growth: ${name}, ${large} lines against ${small}`,
      `${(each * 1000).toFixed(1)} µs a line`,
      ratio(cost(large) / each),
    ]);
  }
}

function repair(text: string, chosen: readonly NamedTransform[] = transforms): void {
  converge({ path: 'Dockerfile', text, context: memoryContext({}), transforms: chosen, unsafe: true });
}

function spawn(args: readonly string[]): void {
  const result = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (result.status === null || result.status > 1) throw new Error(`node ${args.join(' ')} failed`);
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(measure: () => number, times: number = rounds): number {
  const sorted = Array.from({ length: times }, measure).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

function ratio(value: number): string {
  return value.toFixed(1);
}

function print(): void {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const [name, value, times] of rows)
    console.log(`${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  x ${times}`);
}

const work = hasCorpus
  ? [coldStart, throughput, shares, monorepo, growth, lexicalGrowth]
  : [coldStart, growth, lexicalGrowth];
if (!hasCorpus) console.log('bench: no corpus of Dockerfiles beside this checkout, throughput is left out');
if (!options.smoke) work.push(greatSizes, expressions);
for (const measure of work) {
  const took = time(measure);
  console.error(`bench: ${measure.name}, ${(took / 1000).toFixed(0)} s`);
}
print();
