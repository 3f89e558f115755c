import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import { memoryContext } from '../src/context/context.ts';
import { convergeAsking } from '../src/converge.ts';
import type { Verdict } from '../src/engine/asking.ts';
import type { FileResult, ProposedFix } from '../src/result.ts';
import type { NamedTransform } from '../src/transform.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';
import { fix, made, replacing, textAfter } from './support/transforms.ts';
import { workplaces } from './support/workplace.ts';

const TEXT = 'FROM alpine\nRUN echo one\nRUN echo two\nRUN echo three\n';

/** Replaces a text wherever it stands, with a fix for each place. */
const everywhere = (id: string, from: string, to: string, more: Partial<NamedTransform> = {}) =>
  made(
    id,
    function* ({ dockerfile: { text } }) {
      for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1))
        yield fix([{ start: at, end: at + from.length, text: to }], { message: `${from} → ${to}` });
    },
    more,
  );

interface Asked {
  readonly result: FileResult;
  readonly text: string;
  readonly asked: readonly ProposedFix[];
}

/** Answers the questions in their order; whoever asks more than expected gets the last answer again. */
async function ask(
  text: string,
  transforms: readonly NamedTransform[],
  verdicts: readonly Verdict[],
  { unsafe = false, files = {} }: { unsafe?: boolean; files?: Record<string, string> } = {},
): Promise<Asked> {
  const asked: ProposedFix[] = [];
  const input = { path: 'Dockerfile', text, context: memoryContext(files), transforms, unsafe };
  const result = await convergeAsking(input, async (proposed) => {
    asked.push(proposed);
    if (asked.length > 50) throw new Error('there is no end to the questions');
    return verdicts[asked.length - 1] ?? verdicts.at(-1) ?? 'leave';
  });
  return { result, text: textAfter(text, result), asked };
}

const messages = ({ asked }: Asked) => asked.map(({ message }) => message);

describe('fixes that somebody is asked about', () => {
  const three = [replacing('c', 'one', '1'), replacing('b', 'two', '2'), replacing('a', 'three', '3')];

  it('come in the order of the file, and the wanted ones alone are applied', async () => {
    const answered = await ask(TEXT, three, ['apply', 'leave', 'apply']);
    expect(messages(answered)).toEqual(['one → 1', 'two → 2', 'three → 3']);
    expect(answered.text).toBe('FROM alpine\nRUN echo 1\nRUN echo two\nRUN echo 3\n');
    expect(answered.result.applied.map(({ transform }) => transform)).toEqual(['c', 'a']);
    expect(answered.result.withheld).toEqual([]);
    expect(answered.result.leftAlone).toEqual([
      { transform: 'b', line: 3, reason: 'its fix was not wanted: two → 2' },
    ]);
  });

  it('are looked for anew after each that is applied, and not after one that is left', async () => {
    const chain = [replacing('a', 'one', 'eins'), replacing('b', 'eins', 'uno')];
    expect(messages(await ask(TEXT, chain, ['apply', 'apply']))).toEqual(['one → eins', 'eins → uno']);
    expect(messages(await ask(TEXT, chain, ['leave']))).toEqual(['one → eins']);
  });

  it('are not asked about again, whatever is applied above them', async () => {
    // Comes late, for it waits for the digit; what it inserts moves all that was asked about before.
    const label = made('label', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('RUN');
      if (text.includes('1') && !text.includes('LABEL'))
        yield fix([{ start: at, end: at, text: 'LABEL a=b\n' }]);
    });
    const twos = everywhere('twos', 'echo t', 'print t');
    const digit = replacing('digit', 'three', '1');
    const answered = await ask(TEXT, [label, twos, digit], ['leave', 'leave', 'apply', 'apply']);
    expect(messages(answered)).toEqual(['echo t → print t', 'echo t → print t', 'three → 1', 'mend it']);
    expect(answered.text).toBe('FROM alpine\nLABEL a=b\nRUN echo one\nRUN echo two\nRUN echo 1\n');
  });

  it('of two alike, only the one that was left is left', async () => {
    const twos = everywhere('twos', 'echo t', 'print t');
    const answered = await ask(TEXT, [twos], ['leave', 'apply']);
    expect(answered.asked).toHaveLength(2);
    expect(answered.text).toBe(TEXT.replace('echo three', 'print three'));
  });

  it('are told in lines of the text as it is then, each with its own patch', async () => {
    const label = made('label', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('RUN');
      if (!text.includes('LABEL')) yield fix([{ start: at, end: at, text: 'LABEL a=b\n' }]);
    });
    const because = made('two', function* ({ dockerfile: { text } }) {
      const start = text.indexOf('two');
      if (start < 0) return;
      const range = { start: text.indexOf('three'), end: text.indexOf('three') + 5 };
      yield fix([{ start, end: start + 3, text: '2' }], { because: [{ text: 'three', range }] });
    });
    const { asked, result } = await ask(TEXT, [label, because], ['apply', 'apply']);
    const [, second] = asked;
    expect(second?.newLine).toBe(4);
    expect(second?.because.map(({ line }) => line)).toEqual([5]);
    expect(second?.patch.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toEqual([
      '-RUN echo two',
      '+RUN echo 2',
    ]);
    // The result speaks of the text before all of them.
    expect(result.applied.map(({ line, newLine }) => [line, newLine])).toEqual([
      [2, 3],
      [3, 4],
    ]);
    expect(result.applied[1]?.because.map(({ line }) => line)).toEqual([4]);
  });

  it('show what companion files would become', async () => {
    const companion = made('companion', function* ({ dockerfile: { text } }) {
      const start = text.indexOf('two');
      if (start >= 0)
        yield fix([
          { start, end: start + 3, text: '2' },
          { start: 0, end: 0, text: 'x\n', file: '.dockerignore' },
        ]);
    });
    const { asked, result } = await ask(TEXT, [companion], ['apply'], { files: { '.dockerignore': 'y\n' } });
    expect(asked[0]?.patch).toContain('+++ b/.dockerignore\n@@ -1,1 +1,2 @@\n+x\n y\n');
    expect(result.changes.map(({ path, after }) => [path, after])[1]).toEqual(['.dockerignore', 'x\ny\n']);
  });

  it('end with the rest applied, but for what was left and what is manual', async () => {
    const manual = replacing('d', 'alpine', 'busybox', { safety: 'manual' });
    const more = [...three, replacing('e', '3', 'drei'), manual];
    const answered = await ask(TEXT, more, ['leave', 'leave', 'apply-rest', 'leave'], { unsafe: true });
    expect(messages(answered)).toEqual(['alpine → busybox', 'one → 1', 'two → 2']);
    expect(answered.text).toBe('FROM alpine\nRUN echo one\nRUN echo 2\nRUN echo drei\n');
  });

  it('are asked about one by one where they are manual, when the rest is applied', async () => {
    const manual = replacing('z', 'three', 'drei', { safety: 'manual' });
    const asked = await ask(TEXT, [...three.slice(0, 2), manual], ['apply-rest', 'apply'], { unsafe: true });
    expect(messages(asked)).toEqual(['one → 1', 'three → drei']);
    expect(asked.text).toBe('FROM alpine\nRUN echo 1\nRUN echo 2\nRUN echo drei\n');
    // Where the rest takes its place, there is nothing to be asked about.
    expect(messages(await ask(TEXT, [...three, manual], ['apply-rest'], { unsafe: true }))).toEqual([
      'one → 1',
    ]);
  });

  it('end with the rest left', async () => {
    const answered = await ask(TEXT, three, ['apply', 'leave-rest']);
    expect(messages(answered)).toEqual(['one → 1', 'two → 2']);
    expect(answered.text).toBe(TEXT.replace('one', '1'));
    expect(answered.result.leftAlone.map(({ transform }) => transform)).toEqual(['b', 'a']);
  });

  it('are the safe ones; others only where they are asked for, advice never', async () => {
    const advice = made('advice', () => [fix([], { advice: 'decide' })], { safety: 'manual' });
    const all = [
      replacing('a', 'one', '1'),
      replacing('b', 'two', '2', { safety: 'unsafe' }),
      replacing('c', 'three', '3', { safety: 'manual' }),
      advice,
    ];
    const plain = await ask(TEXT, all, ['apply']);
    expect(messages(plain)).toEqual(['one → 1']);
    expect(plain.result.withheld.map(({ transform }) => transform)).toEqual(['advice', 'b', 'c']);
    const unsafe = await ask(TEXT, all, ['apply', 'apply', 'leave'], { unsafe: true });
    expect(unsafe.asked.map(({ message, safety }) => [message, safety])).toEqual([
      ['one → 1', 'safe'],
      ['two → 2', 'unsafe'],
      ['three → 3', 'manual'],
    ]);
    // Whoever has said no is not told again what there is.
    expect(unsafe.result.withheld.map(({ transform }) => transform)).toEqual(['advice']);
    expect(unsafe.result.leftAlone.map(({ transform }) => transform)).toEqual(['c']);
  });

  it('are none that the guard refuses', async () => {
    const bad = made('bad', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('RUN');
      yield fix([{ start: at, end: at + 3, text: 'NONSENSE' }]);
    });
    const answered = await ask(TEXT, [bad, ...three], ['apply']);
    expect(messages(answered)).toEqual(['one → 1', 'two → 2', 'three → 3']);
    expect(answered.result.bugs.map(({ transform }) => transform)).toEqual(['bad']);
  });

  it('may undo each other, as long as somebody says so', async () => {
    const rivals = [replacing('a', 'one', 'uno'), replacing('b', 'uno', 'one')];
    const answered = await ask(TEXT, rivals, ['apply', 'apply', 'leave']);
    expect(answered.result).toMatchObject({ status: 'unchanged', changes: [], bugs: [] });
    const endless = await ask(TEXT, rivals, ['apply-rest']);
    expect(endless.result).toMatchObject({ status: 'bug', changes: [] });
  });
});

const places = workplaces('interactive');
let place = places.next();
let cwd = place.directory;

beforeEach(() => {
  place = places.next();
  cwd = place.directory;
});
afterAll(() => places.remove());

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) place.put(path, text);
}

const read = (path: string) => place.text(path);

const TRANSFORMS = [
  { ...replacing('one', 'one', '1'), why: 'One is a word.', summary: 'write one as a digit' },
  replacing('two', 'two', '2'),
  replacing('unsafe', 'three', '3', { safety: 'unsafe' }),
  made('companion', function* ({ dockerfile: { text } }) {
    const start = text.indexOf('four');
    if (start < 0) return;
    yield fix([
      { start, end: start + 4, text: '4' },
      { start: 0, end: 0, text: 'four\n', file: '.dockerignore' },
    ]);
  }),
];

/** Runs with answers, a line each. */
function dffix(answers: string, ...argv: string[]): Promise<Outcome> {
  return inTerminal((terminal) => main(terminal, async () => TRANSFORMS), cwd, ['-i', ...argv], answers);
}

const questions = ({ out }: Outcome) => out.split('Apply this fix? [y,n,a,d,q,e,?]').length - 1;

describe('dffix --interactive', () => {
  it('writes what is answered with y, and shows what, why and where', async () => {
    put({ Dockerfile: TEXT });
    const outcome = await dffix('n\ny\n');
    expect(read('Dockerfile')).toBe(TEXT.replace('two', '2'));
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(questions(outcome)).toBe(2);
    const [first = '', second = ''] = outcome.out.split('Apply this fix?');
    expect(first).toMatch(/^Dockerfile\n\n/);
    expect(first).toMatch(/ 2 {2}one → 1\n +one - safe\n/);
    expect(first).toContain('2 | - RUN echo one\n        | + RUN echo 1\n');
    expect(first).not.toContain('+ RUN echo 2');
    expect(second).toContain('3 | - RUN echo two\n        | + RUN echo 2\n');
    expect(outcome.out).toContain('Dockerfile  1 fix written - 1 not applied\n');
    expect(outcome.out).toContain('1 file looked at: 1 fixed (1 fix)\n');
  });

  it('tells the risk of what is not safe', async () => {
    put({ Dockerfile: 'FROM alpine\nRUN echo three\n' });
    const outcome = await dffix('y\n', '--unsafe');
    expect(outcome.out).toMatch(/unsafe - unsafe\n +risk: it may differ\n/);
    expect(read('Dockerfile')).toContain('echo 3');
  });

  it('explains, helps, and asks again after what is no answer', async () => {
    put({ Dockerfile: 'FROM alpine\nRUN echo one\n' });
    const outcome = await dffix('e\n?\n\nwhat\nY \n');
    expect(questions(outcome)).toBe(5);
    expect(outcome.out).toContain('Write one as a digit.');
    expect(outcome.out).toContain('One is a word.');
    expect(outcome.out.split('q - leave it and all that is to come').length - 1).toBe(2);
    expect(read('Dockerfile')).toContain('echo 1');
  });

  it('goes on with the next file after a and d', async () => {
    put({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT, 'c/Dockerfile': TEXT });
    const outcome = await dffix('a\nd\nn\ny\n');
    expect(questions(outcome)).toBe(4);
    expect(read('a/Dockerfile')).toBe(TEXT.replace('one', '1').replace('two', '2'));
    expect(read('b/Dockerfile')).toBe(TEXT);
    expect(read('c/Dockerfile')).toBe(TEXT.replace('two', '2'));
    expect(outcome.out).toContain('a/Dockerfile  2 fixes written');
  });

  it.each([
    ['q', 'y\nq\n'],
    ['the end of the answers', 'y\n'],
  ])('writes with %s what was wanted before, and looks at nothing more', async (_, answers) => {
    put({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT });
    const outcome = await dffix(answers);
    expect(questions(outcome)).toBe(2);
    expect(outcome.code).toBe(0);
    expect(read('a/Dockerfile')).toBe(TEXT.replace('one', '1'));
    expect(read('b/Dockerfile')).toBe(TEXT);
    expect(outcome.out).toContain('1 file looked at');
  });

  it('shows companion files by their names, and writes them along', async () => {
    put({ 'a/Dockerfile': 'FROM alpine\nRUN echo four\n', 'a/.dockerignore': 'five\n' });
    const outcome = await dffix('y\n');
    expect(outcome.out).toContain('a/.dockerignore  changed with it\n\n        | + four\n      1 |   five\n');
    expect(outcome.out).not.toContain('- -- a/');
    expect(read('a/.dockerignore')).toBe('four\nfive\n');
    expect(read('a/Dockerfile')).toContain('echo 4');
    put({ 'a/Dockerfile': 'FROM alpine\nRUN echo four\n', 'a/.dockerignore': 'five\n' });
    await dffix('n\n');
    expect(read('a/.dockerignore')).toBe('five\n');
  });

  it('reads no answer where there is no question', async () => {
    put({ Dockerfile: 'FROM alpine\n' });
    const refusing = (async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.reject(new Error('somebody reads'));
    })();
    const { code } = await inTerminal(
      (terminal) => main({ ...terminal, stdin: refusing }, async () => TRANSFORMS),
      cwd,
      ['-i'],
    );
    expect(code).toBe(0);
  });

  it('does not write over what somebody has changed while the question was open', async () => {
    put({ Dockerfile: TEXT });
    const answering = (async function* () {
      put({ Dockerfile: `${TEXT}# mine\n` });
      yield Buffer.from('a\n');
    })();
    const { code, err } = await inTerminal(
      (terminal) => main({ ...terminal, stdin: answering }, async () => TRANSFORMS),
      cwd,
      ['-i'],
    );
    expect(code).toBe(2);
    expect(err).toContain('changed by someone else');
    expect(read('Dockerfile')).toBe(`${TEXT}# mine\n`);
  });

  it('reports to a file what was written, and patches with it', async () => {
    put({ Dockerfile: TEXT });
    await dffix('n\ny\n', '--format', 'json=report.json', '--patch', 'my.patch');
    const report = JSON.parse(read('report.json')) as { files: Pick<FileResult, 'applied'>[] };
    expect(report.files[0]?.applied.map(({ transform }) => transform)).toEqual(['two']);
    expect(read('my.patch')).toContain('+RUN echo 2\n');
    expect(read('my.patch')).not.toContain('+RUN echo 1\n');
  });

  it.each([
    [['--dry-run'], '--dry-run'],
    [['-'], 'standard input'],
    [['--files-from', '-'], 'the list of files'],
    [['--log', '-'], 'the --log'],
    [['--format', 'json'], '--format json=FILE'],
    [['--verify'], '--verify does not go'],
    [['--max-fixes', '3'], '--max-fixes does not go'],
    [['--print-inputs'], '--print-inputs does not go'],
    [['--commit-per-transform'], '--commit-per-transform does not go'],
  ])('does not go with %s', async (argv, told) => {
    put({ Dockerfile: TEXT });
    const { code, err } = await dffix('y\n', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(read('Dockerfile')).toBe(TEXT);
  });
});

describe('a process that asks', () => {
  const BIN = fileURLToPath(new URL('../bin/dffix.js', import.meta.url));
  const BROKEN = 'FROM debian:bookworm\nRUN apt-get update && apt-get install curl\n';

  let running: ChildProcess | undefined;
  afterEach(() => void running?.kill('SIGKILL'));

  /** Starts it, and waits for the first question. */
  async function asking() {
    put({ Dockerfile: BROKEN });
    const child = spawn(process.execPath, [BIN, '-i', '--only', 'repair'], { cwd, stdio: 'pipe' });
    running = child;
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    let out = '';
    await new Promise<void>((resolve) => {
      child.on('close', () => resolve());
      child.stdout.on('data', (data) => {
        out += String(data);
        if (out.includes('Apply this fix?')) resolve();
      });
    });
    expect(out).toContain('+ RUN apt-get update && apt-get install -y curl');
    return { child, ended };
  }

  it('ends with the last answer, though its input stays open', async () => {
    const { child, ended } = await asking();
    child.stdin.write('q\n');
    await ended;
    expect(child.exitCode).toBe(0);
    expect(read('Dockerfile')).toBe(BROKEN);
  }, 60_000);

  it('leaves the file as it is where Ctrl-C comes instead of an answer', async () => {
    const { child, ended } = await asking();
    child.kill('SIGINT');
    await ended;
    expect(child.exitCode === 130 || child.signalCode === 'SIGINT').toBe(true);
    expect(read('Dockerfile')).toBe(BROKEN);
    expect(readdirSync(cwd)).toEqual(['Dockerfile']);
  }, 60_000);
});
