import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import type { Offer, Safety } from '../src/fix.ts';
import type { Output, Terminal } from '../src/terminal.ts';
import type { NamedTransform } from '../src/transform.ts';

/** Replaces a word of a RUN line by another. */
function wordTransform(
  id: string,
  word: string,
  by: string,
  more: Partial<NamedTransform> = {},
): NamedTransform {
  return {
    id,
    summary: `say ${by}`,
    why: 'because',
    kind: 'repair',
    effect: 'image',
    safety: 'safe',
    ...more,
    *fixes({ dockerfile }): Iterable<Offer> {
      for (const { range } of dockerfile.instructions.filter(({ keyword }) => keyword === 'RUN')) {
        const at = dockerfile.text.slice(range.start, range.end).indexOf(word);
        if (at < 0) continue;
        const start = range.start + at;
        const place = { start, end: start + word.length };
        yield {
          kind: 'fix',
          message: `${word} is wrong`,
          at: place,
          edits: [{ ...place, text: by }],
          because: [],
        };
      }
    },
  };
}

const notSafe = (safety: Safety): Partial<NamedTransform> => ({ safety, risk: 'it sounds different' });

/** Adds the name of the Dockerfile's context folder entry to a companion file, once. */
const COMPANION: NamedTransform = {
  ...wordTransform('companion', 'x', 'y'),
  *fixes({ dockerfile, context }): Iterable<Offer> {
    const line = dockerfile.text
      .split('\n')
      .find((text) => text.startsWith('RUN note '))
      ?.slice('RUN note '.length);
    const old = context.text('notes.txt') ?? '';
    if (line === undefined || old.includes(line)) return;
    const edits = [{ file: 'notes.txt', start: old.length, end: old.length, text: `${line}\n` }];
    yield { kind: 'fix', message: 'A note is missing', at: { start: 0, end: 4 }, edits, because: [] };
  },
};

const TRANSFORMS: readonly NamedTransform[] = [
  wordTransform('hello', 'helo', 'hello', { answers: ['other/X1'] }),
  wordTransform('calm', 'risky', 'calm', notSafe('unsafe')),
  wordTransform('by-hand', 'manually', 'by hand', notSafe('manual')),
  wordTransform('tidy', 'untidy', 'neat', { kind: 'style' }),
  COMPANION,
  {
    ...wordTransform('thrower', 'x', 'y'),
    // oxlint-disable-next-line require-yield
    *fixes({ dockerfile }): Iterable<Offer> {
      if (dockerfile.text.includes('explode')) throw new TypeError('boom');
    },
  },
];

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  readonly closed?: boolean;
}

async function dffix(around: Around, ...argv: string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (to: string[]): Output => ({
    isTTY: around.isTTY ?? false,
    columns: around.isTTY ? 100 : undefined,
    closed: around.closed ?? false,
    write: (text) => to.push(text),
  });
  const terminal: Terminal = {
    argv,
    cwd: around.cwd,
    env: around.env ?? {},
    platform: 'linux',
    stdin: (async function* () {
      yield typeof around.stdin === 'string' ? Buffer.from(around.stdin) : (around.stdin ?? Buffer.alloc(0));
    })(),
    stdout: output(out),
    stderr: output(err),
  };
  const code = await main(terminal, () => Promise.resolve(TRANSFORMS));
  return { code, out: out.join(''), err: err.join('') };
}

function tree(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dffix cli-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const BROKEN = 'FROM alpine\nRUN echo helo\n';
const FIXED = 'FROM alpine\nRUN echo hello\n';
const FINE = 'FROM alpine\nRUN true\n';

describe('checking', () => {
  it('shows what would change, writes nothing and ends with 1', async () => {
    const cwd = tree({ Dockerfile: BROKEN, 'b/Dockerfile': FINE });
    const { code, out, err } = await dffix({ cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^Dockerfile {2}1 fix\n\n {3}2 {2}helo is wrong\n {6}hello\n/);
    expect(out).toContain('2 | - RUN echo helo\n        | + RUN echo hello\n');
    expect(out).toContain('2 files looked at: 1 would change (1 fix)\n');
    expect(err).toBe('');
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(BROKEN);
  });

  it('ends with 0 where all is well', async () => {
    const { code, out, err } = await dffix({ cwd: tree({ Dockerfile: FINE }) }, 'Dockerfile');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('1 file looked at: nothing to change');
  });

  it('says where it found no Dockerfile, and what it looked for', async () => {
    const { code, out, err } = await dffix({ cwd: tree({ 'a/README.md': '' }) }, 'a');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('no Dockerfile found in a (looked for Dockerfile,');
  });

  it('goes on after a path that is not there', async () => {
    const { code, out, err } = await dffix({ cwd: tree({ Dockerfile: BROKEN }) }, 'missing', 'Dockerfile');
    expect(code).toBe(2);
    expect(err).toMatch(/^missing: .*no such file/);
    expect(out).toContain('helo is wrong');
  });

  it('goes on after files that cannot be read or understood', async () => {
    const cwd = tree({
      'a/Dockerfile': 'FORM alpine\n',
      'c/Dockerfile': BROKEN,
      'd/Dockerfile': 'FROM a\nRUN explode\n',
    });
    mkdirSync(join(cwd, 'b'));
    writeFileSync(join(cwd, 'b/Dockerfile'), Buffer.from([0x46, 0xff, 0xfe]));
    const { code, err } = await dffix({ cwd }, '--write');
    expect(code).toBe(2);
    expect(err).toMatch(/^a\/Dockerfile:1: /m);
    expect(err).toMatch(/^b\/Dockerfile: it is not valid UTF-8$/m);
    expect(err).toMatch(/d\/Dockerfile: bug in dffix\n {2}thrower: .*boom/);
    expect(readFileSync(join(cwd, 'c/Dockerfile'), 'utf8')).toBe(FIXED);
  });

  it('stops once nobody reads any more', async () => {
    const cwd = tree({ Dockerfile: 'FORM alpine\n' });
    expect(await dffix({ cwd, closed: true })).toMatchObject({ code: 0, err: '' });
    expect(await dffix({ cwd, closed: true }, '--write')).toMatchObject({ code: 2 });
  });
});

describe('the diff', () => {
  it('stands alone on standard output, and git apply takes it in a tree with spaces in its paths', async () => {
    const files = {
      'a b/Dockerfile': BROKEN,
      'c/Dockerfile': BROKEN.replaceAll('\n', '\r\n'),
      'd/Dockerfile': BROKEN.trimEnd(),
      'e/Dockerfile': 'FROM alpine\nRUN note one\n',
    };
    const cwd = tree(files);
    const { code, out, err } = await dffix({ cwd }, '--dry-run');
    expect(code).toBe(1);
    expect(err).toContain('4 files looked at: 4 would change (4 fixes)\n');
    execFileSync('git', ['apply', '--verbose'], { cwd, input: out, stdio: ['pipe', 'ignore', 'pipe'] });
    expect(readFileSync(join(cwd, 'a b/Dockerfile'), 'utf8')).toBe(FIXED);
    expect(readFileSync(join(cwd, 'c/Dockerfile'), 'utf8')).toBe(FIXED.replaceAll('\n', '\r\n'));
    expect(readFileSync(join(cwd, 'd/Dockerfile'), 'utf8')).toBe(FIXED.trimEnd());
    expect(readFileSync(join(cwd, 'e/notes.txt'), 'utf8')).toBe('one\n');
  });

  it('builds on what an earlier Dockerfile does to the same companion file', async () => {
    const cwd = tree({
      Dockerfile: 'FROM a\nRUN note one\n',
      'Dockerfile.two': 'FROM a\nRUN note two\n',
      'notes.txt': 'zero\n',
    });
    const { out } = await dffix({ cwd }, '--diff');
    execFileSync('git', ['apply'], { cwd, input: out });
    expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('zero\none\ntwo\n');
  });
});

describe('writing', () => {
  it('changes the files, tells of their new lines and ends with 0', async () => {
    const cwd = tree({ Dockerfile: BROKEN });
    const { code, out } = await dffix({ cwd }, '--write');
    expect(code).toBe(0);
    expect(out).toContain('1 fix written');
    expect(out).toContain('1 file looked at: 1 fixed (1 fix)\n');
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(FIXED);
    expect(await dffix({ cwd }, '--write')).toMatchObject({ code: 0, err: '' });
  });

  it('keeps what two Dockerfiles write to the same companion file', async () => {
    const cwd = tree({ Dockerfile: 'FROM a\nRUN note one\n', 'Dockerfile.two': 'FROM a\nRUN note two\n' });
    expect(await dffix({ cwd }, '--write')).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('one\ntwo\n');
  });

  it('writes through a symbolic link, and keeps CRLF', async () => {
    const cwd = tree({ 'real/thing.txt': BROKEN.replaceAll('\n', '\r\n') });
    symlinkSync('real/thing.txt', join(cwd, 'Dockerfile'));
    expect(await dffix({ cwd }, '--fix')).toMatchObject({ code: 0 });
    expect(lstatSync(join(cwd, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real/thing.txt'), 'utf8')).toBe(FIXED.replaceAll('\n', '\r\n'));
  });

  it('tells of a file that cannot be written, and goes on', async () => {
    const cwd = tree({ 'a/Dockerfile': 'FROM a\nRUN note one\n', 'b/Dockerfile': BROKEN });
    symlinkSync('/nowhere/notes.txt', join(cwd, 'a/notes.txt'));
    const { code, err } = await dffix({ cwd }, '--write');
    expect(code).toBe(2);
    expect(err).toMatch(/^a\/notes\.txt: /m);
    expect(readFileSync(join(cwd, 'b/Dockerfile'), 'utf8')).toBe(FIXED);
  });
});

describe('standard input', () => {
  it('comes out repaired, the rest goes to standard error', async () => {
    const { code, out, err } = await dffix({ cwd: tree({}), stdin: BROKEN }, '-');
    expect([code, out]).toEqual([0, FIXED]);
    expect(err).toContain('helo is wrong');
    expect(await dffix({ cwd: tree({}), stdin: BROKEN }, '-', '--quiet')).toEqual({
      code: 0,
      out: FIXED,
      err: '',
    });
  });

  it('comes out as a diff with --dry-run, under the name that it is given', async () => {
    const around = { cwd: tree({}), stdin: BROKEN };
    const { code, out } = await dffix(around, '-', '--dry-run', '--stdin-filename', 'a/Dockerfile');
    expect(code).toBe(1);
    expect(out).toContain('--- a/a/Dockerfile\n+++ b/a/Dockerfile\n');
  });

  it('comes out as it came where it cannot be understood, with 2', async () => {
    const { code, out, err } = await dffix({ cwd: tree({}), stdin: 'FORM a\n' }, '-');
    expect([code, out]).toEqual([2, 'FORM a\n']);
    expect(err).toMatch(/^Dockerfile:1: /);
  });

  it('is refused where it is no text', async () => {
    const { code, out, err } = await dffix({ cwd: tree({}), stdin: Uint8Array.of(0xff, 0x00) }, '-');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('not text in UTF-8');
  });

  it('has the build context of its file name, and none without', async () => {
    const cwd = tree({ 'a/notes.txt': 'one\n', 'notes.txt': 'one\n' });
    const text = 'FROM a\nRUN note one\n';
    expect(await dffix({ cwd, stdin: text }, '-', '--stdin-filename', 'a/Dockerfile')).toMatchObject({
      code: 0,
      out: text,
    });
    expect(await dffix({ cwd, stdin: text }, '-', '--context', 'a')).toMatchObject({ code: 0, out: text });
    const { code, out, err } = await dffix({ cwd, stdin: text }, '-');
    expect([code, out]).toEqual([2, text]);
    expect(err).toContain('the repair also changes notes.txt');
  });
});

describe('which fixes', () => {
  const TEXT = 'FROM a\nRUN helo risky manually untidy\n';
  const result = async (...argv: string[]): Promise<string> =>
    (await dffix({ cwd: tree({}), stdin: TEXT }, '-', ...argv)).out.split('\n')[1] ?? '';

  it('apply follows from safety, kind and name', async () => {
    expect(await result()).toBe('RUN hello risky manually untidy');
    expect(await result('--unsafe')).toBe('RUN hello calm manually untidy');
    expect(await result('--only', 'calm')).toBe('RUN helo calm manually untidy');
    expect(await result('--only', 'by-hand')).toBe('RUN helo risky by hand untidy');
    expect(await result('--only', 'repair')).toBe('RUN hello risky manually untidy');
    expect(await result('--only', 'style')).toBe('RUN helo risky manually neat');
    expect(await result('--only', 'X1')).toBe('RUN hello risky manually untidy');
    expect(await result('--skip', 'other/X1', '--unsafe')).toBe('RUN helo calm manually untidy');
  });

  it('are as safe as always where a kind is among the names', async () => {
    expect(await result('--only', 'style,by-hand')).toBe('RUN helo risky manually neat');
  });

  it('are shown, and do not count, where they are withheld', async () => {
    const { code, out } = await dffix({ cwd: tree({ Dockerfile: 'FROM a\nRUN risky manually\n' }) });
    expect(code).toBe(0);
    expect(out).toContain(
      'calm - unsafe, not applied: --unsafe, or --only calm\n      risk: it sounds different\n',
    );
    expect(out).toContain('by-hand - manual, not applied: --only by-hand\n');
    expect(out).toContain('- RUN risky manually\n');
    expect(out).toContain('+ RUN calm manually\n');
    expect(out).toContain('1 unsafe (--unsafe applies it), 1 manual (--only ID applies one)\n');
  });
});

describe('mistakes in the command', () => {
  it.each([
    [['--write', '--dry-run'], 'exclude each other'],
    [['--only', 'helo'], "did you mean 'hello'?"],
    [['--skip', 'repiar'], "did you mean 'repair'?"],
    [['explain', 'clam'], "did you mean 'calm'?"],
    [['--context', 'nowhere', 'Dockerfile'], 'nowhere is not a directory'],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await dffix({ cwd: tree({ Dockerfile: BROKEN }) }, ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^dffix: .*\nSee dffix --help\n$/);
    expect(err).toContain(message);
  });
});

async function hasColour(around: Partial<Around>, ...argv: string[]): Promise<boolean> {
  const { out } = await dffix({ cwd: tree({ Dockerfile: BROKEN }), ...around }, ...argv);
  return out.includes('\u001b[');
}

describe('colours', () => {
  it('are for terminals, and as the options and the environment say', async () => {
    expect(await hasColour({})).toBe(false);
    expect(await hasColour({}, '--color')).toBe(true);
    expect(await hasColour({ isTTY: true })).toBe(true);
    expect(await hasColour({ isTTY: true }, '--no-color')).toBe(false);
    expect(await hasColour({ isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await hasColour({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await hasColour({ env: { FORCE_COLOR: '1' } }, 'list')).toBe(true);
    expect(await hasColour({}, '--dry-run', '--color')).toBe(true);
  });
});

describe('the transforms', () => {
  it('are listed, as a table and as JSON', async () => {
    const cwd = tree({});
    const { code, out } = await dffix({ cwd }, 'list');
    expect(code).toBe(0);
    expect(out.split('\n')[1]).toMatch(/^hello +repair +image +safe +say hello$/);
    const listed: unknown = JSON.parse((await dffix({ cwd }, 'list', '--json')).out);
    expect(listed).toHaveLength(TRANSFORMS.length);
  });

  it('are explained, by id or by a code', async () => {
    const cwd = tree({});
    const { code, out } = await dffix({ cwd }, 'explain', 'calm');
    expect(code).toBe(0);
    expect(out).toContain('Safety: unsafe\n  It sounds different.\n');
    expect((await dffix({ cwd }, 'explain', 'x1')).out).toMatch(/^hello {2}repair\n/);
  });
});

describe('a verbose run', () => {
  it('tells what was read', async () => {
    const { out } = await dffix(
      { cwd: tree({ Dockerfile: 'FROM a\nRUN note one\n', 'notes.txt': 'one\n' }) },
      '--verbose',
    );
    expect(out).toMatch(/files asked about:\n +read +notes\.txt\n/);
  });
});
