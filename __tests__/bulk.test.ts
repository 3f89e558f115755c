import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inOrder } from '../src/bulk/ordered.ts';
import { Pool } from '../src/bulk/pool.ts';
import { Progress } from '../src/bulk/progress.ts';
import { main } from '../src/cli.ts';
import type { Offer } from '../src/fix.ts';
import type { NamedTransform } from '../src/transform.ts';
import { removeLeftovers } from '../src/write.ts';
import { temporaryIn } from '../src/write.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-bulk-'));
let cwd = top;
let number = 0;
let looks = 0;

beforeEach(() => {
  cwd = join(top, String(number++));
  mkdirSync(cwd);
  looks = 0;
});
afterAll(() => rmSync(top, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

/** Says hello, and how the build context greets where it does. Counts how often it is asked. */
const GREETER: NamedTransform = {
  id: 'greeter',
  summary: 'say hello',
  why: 'because',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes({ dockerfile, context }): Iterable<Offer> {
    looks++;
    const start = dockerfile.text.indexOf('helo');
    if (start < 0) return;
    const listed = context.list('names').join('');
    const runnable = ((context.mode('run.sh') ?? 0) & 0o100) === 0 ? '' : '!';
    const text = `${context.text('greeting') ?? 'hello'}${listed}${runnable}`;
    const at = { start, end: start + 4 };
    yield { kind: 'fix', message: 'helo is wrong', at, edits: [{ ...at, text }], because: [] };
  },
};

const OTHER: NamedTransform = {
  ...GREETER,
  id: 'other',
  *fixes({ dockerfile }): Iterable<Offer> {
    const start = dockerfile.text.indexOf('wrold');
    if (start < 0) return;
    const at = { start, end: start + 5 };
    yield { kind: 'fix', message: 'wrold is wrong', at, edits: [{ ...at, text: 'world' }], because: [] };
  },
};

function dffix(...argv: string[]): Promise<Outcome> {
  return withInput('', ...argv);
}

function withInput(stdin: string, ...argv: string[]): Promise<Outcome> {
  return inTerminal((terminal) => main(terminal, async () => [GREETER, OTHER]), cwd, argv, stdin);
}

const HELO = 'FROM scratch\nCMD ["helo"]\n';

/** The paths whose patches are in a diff. */
function patched({ out }: Outcome): string[] {
  return [...out.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, path = '']) => path);
}

describe('the files of a run', () => {
  beforeEach(() => put({ 'a/Dockerfile': HELO, 'b/Dockerfile': HELO, 'c/x.Dockerfile': HELO }));

  it('are those that --include names and --exclude does not', async () => {
    expect(patched(await dffix('--dry-run', '--include', 'a', '--include', '*.Dockerfile'))).toEqual([
      'a/Dockerfile',
      'c/x.Dockerfile',
    ]);
    expect(patched(await dffix('--dry-run', '--exclude', '/b/'))).toEqual(['a/Dockerfile', 'c/x.Dockerfile']);
  });

  it('are listed in a file or on standard input, line by line or with NULs', async () => {
    put({ list: 'b/Dockerfile\r\n\nc/x.Dockerfile\n', 'with\nbreak/Dockerfile': HELO });
    expect(patched(await dffix('--dry-run', '--files-from', 'list'))).toEqual([
      'b/Dockerfile',
      'c/x.Dockerfile',
    ]);
    const { code } = await withInput('with\nbreak/Dockerfile\0', '--write', '--files-from', '-', '-0');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'with\nbreak/Dockerfile'), 'utf8')).toContain('hello');
    expect(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8')).toBe(HELO);
  });

  it('may be none at all where the list is empty', async () => {
    expect(await withInput('', '--files-from', '-')).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('fall into parts that hold each of them once', async () => {
    const parts = await Promise.all(['1/2', '2/2'].map((part) => dffix('--dry-run', '--shard', part)));
    expect(parts.flatMap(patched)).toEqual(['a/Dockerfile', 'b/Dockerfile', 'c/x.Dockerfile']);
    expect(parts.every((part) => patched(part).length > 0)).toBe(true);
    expect((await dffix('--shard', '3/2')).err).toContain('--shard');
  });

  it('are those that git knows to be changed', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd });
    git('init', '-q', '-b', 'main');
    git('add', 'a', 'b');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'topic');
    put({ 'a/Dockerfile': `${HELO}# more\n` });
    git('add', 'a');
    expect(patched(await dffix('--dry-run', '--staged'))).toEqual(['a/Dockerfile']);
    git('commit', '-qm', 'second');
    git('checkout', '-q', 'main');
    put({ 'b/Dockerfile': `${HELO}# more\n` });
    git('add', 'b');
    git('commit', '-qm', 'third');
    git('checkout', '-q', 'topic');
    // What main has changed since then is not of this branch; c is new.
    expect(patched(await dffix('--dry-run', '--since', 'main'))).toEqual(['a/Dockerfile', 'c/x.Dockerfile']);
    expect(await dffix('--since', 'nowhere')).toMatchObject({ code: 2 });
  });

  it('need git where git is asked', async () => {
    const { code, err } = await dffix('--staged');
    expect(code).toBe(2);
    expect(err).toContain('--staged: git says');
  });

  it('are not those of other people', async () => {
    put({ 'vendor/modules.txt': '', 'vendor/x/Dockerfile': HELO, '.dffixignore': 'b\n' });
    expect(patched(await dffix('--dry-run'))).toEqual(['a/Dockerfile', 'c/x.Dockerfile']);
  });
});

describe('answers that are kept', () => {
  const CACHED = ['--dry-run', '--cache-dir', 'kept'];

  beforeEach(() => put({ 'a/Dockerfile': `${HELO}COPY names /\n`, 'a/names/x': '', 'a/run.sh': '' }));

  /** Runs twice and tells whether the second one had to look, and what it gave. */
  async function looked(): Promise<{ looks: number; out: string }> {
    looks = 0;
    const { out } = await dffix(...CACHED);
    return { looks, out };
  }

  it('spare the second run all work', async () => {
    const first = await looked();
    expect(first.looks).toBeGreaterThan(0);
    expect(await looked()).toEqual({ looks: 0, out: first.out });
    expect(readdirSync(join(cwd, 'kept'))).toEqual(['answers.jsonl']);
  });

  it.each<readonly [string, () => void, string]>([
    ['the Dockerfile', () => put({ 'a/Dockerfile': `# new\n${HELO}` }), '# new'],
    ['a file that was read', () => put({ 'a/greeting': 'salut' }), 'salut'],
    ['the names in a directory', () => put({ 'a/names/y': '' }), 'helloxy'],
    ['the mode of a file', () => chmodSync(join(cwd, 'a/run.sh'), 0o755), 'hellox!'],
    ['the ignore file', () => put({ 'a/.dockerignore': 'names\n' }), '"hello"'],
    ['the configuration', () => put({ 'dffix.config.yaml': 'transforms: { greeter: off }\n' }), ''],
  ])('do not outlive a change of %s', async (_what, change, expected) => {
    await looked();
    change();
    const after = await looked();
    expect(after.out).toContain(expected);
    const { out } = await dffix('--dry-run', '--no-cache');
    expect(after.out).toBe(out);
    expect(out === '').toBe(expected === '');
  });

  it('do not outlive a file that was absent and read', async () => {
    put({ 'a/greeting': 'salut' });
    expect((await looked()).out).toContain('salut');
    rmSync(join(cwd, 'a/greeting'));
    expect((await looked()).out).toContain('hellox');
  });

  it('are those to the same options', async () => {
    await looked();
    expect((await dffix(...CACHED, '--skip', 'greeter')).out).toBe('');
    expect((await dffix(...CACHED, '--as-of', '2020-01-01')).out).toContain('hello');
    expect(looks).toBeGreaterThan(1);
  });

  it('are made anew where the file is damaged', async () => {
    const { out } = await looked();
    const file = join(cwd, 'kept/answers.jsonl');
    const bytes = readFileSync(file, 'utf8');
    for (const damaged of [bytes.slice(0, -20), bytes.replace('hellox', 'hellpx'), 'rubbish\n\0\n']) {
      writeFileSync(file, damaged);
      const again = await looked();
      expect(again.looks).toBeGreaterThan(0);
      expect(again.out).toBe(out);
      expect((await looked()).looks).toBe(0);
    }
  });

  it('leave nothing behind of a run that was killed', async () => {
    await looked();
    const left = temporaryIn(join(cwd, 'kept')).replace(`-${process.pid}-`, '-999999999-');
    writeFileSync(left, 'half a line');
    expect((await looked()).looks).toBe(0);
    expect(readdirSync(join(cwd, 'kept'))).toEqual(['answers.jsonl']);
  });

  it('are kept where a node_modules is, and nowhere else', async () => {
    await dffix();
    expect(existsSync(join(cwd, 'node_modules'))).toBe(false);
    mkdirSync(join(cwd, 'node_modules'));
    await dffix();
    expect(existsSync(join(cwd, 'node_modules/.cache/dffix/answers.jsonl'))).toBe(true);
  });
});

describe('a baseline', () => {
  it('holds what is known; what is new still counts, and what is gone is told', async () => {
    put({ 'a/Dockerfile': HELO, 'b/Dockerfile': 'FROM scratch\n' });
    expect((await dffix('--baseline', 'write')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'dffix-baseline.json'), 'utf8'))).toEqual({
      version: 1,
      files: { 'a/Dockerfile': { greeter: 1 } },
    });
    expect((await dffix()).code).toBe(0);
    expect((await dffix('--no-baseline')).code).toBe(1);
    put({ 'a/Dockerfile': `${HELO}LABEL x="wrold"\n` });
    const more = await dffix('--dry-run');
    expect(more.code).toBe(1);
    expect(more.out).toContain('+LABEL x="world"');
    expect(more.out).not.toContain('+CMD');
    put({ 'a/Dockerfile': 'FROM scratch\n' });
    expect((await dffix()).err).toContain('dffix-baseline.json has 1 more than is found');
    await dffix('--baseline', 'prune');
    expect(JSON.parse(readFileSync(join(cwd, 'dffix-baseline.json'), 'utf8'))).toEqual({
      version: 1,
      files: {},
    });
  });
});

describe('a roll-out', () => {
  beforeEach(() => put({ 'a/Dockerfile': HELO, 'b/Dockerfile': HELO, 'c/Dockerfile': HELO }));

  it('stops before there are too many fixes', async () => {
    const { err } = await dffix('--write', '--max-fixes', '2');
    expect(err).toContain('files left for another run: 1');
    const texts = ['a', 'b', 'c'].map((name) => readFileSync(join(cwd, name, 'Dockerfile'), 'utf8'));
    expect(texts.map((text) => text.includes('hello'))).toEqual([true, true, false]);
  });

  it('puts the patch into a file', async () => {
    const { out } = await dffix('--dry-run', '--patch', 'all.patch');
    expect(readFileSync(join(cwd, 'all.patch'), 'utf8')).toBe(out);
  });

  it('lists what it rests on', async () => {
    put({ 'a/greeting': 'salut' });
    const { out, code } = await dffix('--print-inputs', 'a');
    expect(out).toBe('a/Dockerfile\na/greeting\n');
    expect(code).toBe(0);
  });
});

describe('answers in order', () => {
  it('are those to the items, whatever comes first', async () => {
    let [running, most] = [0, 0];
    const answer = async (item: number): Promise<number> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5));
      running--;
      return item * 2;
    };
    const items = Array.from({ length: 50 }, (_, index) => index);
    const answers: number[] = [];
    for await (const [item, given] of inOrder(items, answer, 4)) answers.push(item, given);
    expect(answers).toEqual(items.flatMap((item) => [item, item * 2]));
    expect(most).toBe(5);
  });
});

describe('threads', () => {
  const SCRIPT = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (task) => {
  if (task === 'die') process.exit(3);
  if (task === 'throw') throw new Error('boom');
  parentPort.postMessage(workerData + task);
});`;

  it('answer; one that dies costs its task alone', async () => {
    put({ 'worker.mjs': SCRIPT });
    const pool = new Pool<string, string>(pathToFileURL(join(cwd, 'worker.mjs')), '>', 2);
    const tasks = ['a', 'die', 'b', 'c', 'throw', 'd', 'e', 'f'];
    const answers = await Promise.allSettled(tasks.map((task) => pool.solve(task)));
    await pool.close();
    expect(answers.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
      '>a',
      expect.stringContaining('died'),
      '>b',
      '>c',
      expect.stringContaining('boom'),
      '>d',
      '>e',
      '>f',
    ]);
  });
});

describe('progress', () => {
  it('is a line on a terminal that goes before other text', () => {
    let now = 0;
    let text = '';
    const screen = { isTTY: true, columns: 200, closed: false, write: (more: string) => void (text += more) };
    const progress = new Progress(screen, () => now);
    progress.start(4);
    progress.step(1);
    expect(text).toBe('');
    now = 1000;
    progress.step(2);
    expect(text).toBe('\r\u001B[K[##########..........] 2/4 files, 3 fixes, 2 files/s, 1 s left');
    progress.over(screen).write('x\n');
    expect(text.endsWith('\r\u001B[Kx\n')).toBe(true);
  });

  it('is nothing elsewhere', () => {
    let text = '';
    const progress = new Progress({
      isTTY: false,
      columns: undefined,
      closed: false,
      write: (more) => void (text += more),
    });
    progress.start(1);
    progress.step(1);
    progress.clear();
    expect(text).toBe('');
  });
});

describe('what a killed run leaves', () => {
  it('is removed, but not what a living one is writing', () => {
    put({ '.dffix-00000000-1-aaaaaaaaaaaa.tmp': '', '.dffix-mine.tmp': '' });
    removeLeftovers(cwd);
    expect(readdirSync(cwd).toSorted()).toEqual(['.dffix-00000000-1-aaaaaaaaaaaa.tmp', '.dffix-mine.tmp']);
  });
});
