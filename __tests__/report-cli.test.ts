import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import type { Offer } from '../src/fix.ts';
import type { NamedTransform } from '../src/transform.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';

const TRANSFORM: NamedTransform = {
  id: 'say-b',
  summary: 'say b',
  why: 'a is gone',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes({ dockerfile }): Iterable<Offer> {
    const start = dockerfile.text.indexOf('aa');
    const at = { start, end: start + 2 };
    if (start >= 0)
      yield { kind: 'fix', message: 'aa is gone', at, edits: [{ ...at, text: 'bb' }], because: [] };
  },
};

function directory(texts: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dffix-reports-')));
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(root, path), text);
  return root;
}

function dffix(cwd: string, argv: readonly string[], stdin = ''): Promise<Outcome> {
  return inTerminal((terminal) => main(terminal, async () => [TRANSFORM]), cwd, argv, stdin);
}

const BROKEN = 'FROM x\nRUN aa\n';

describe('--format', () => {
  it('has standard output for itself, and the exit code stays', async () => {
    const { code, out } = await dffix(directory({ Dockerfile: BROKEN }), ['--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].applied[0].transform).toBe('say-b');
  });

  it('leaves standard output to people where each report has its file, which is whole', async () => {
    const root = directory({ Dockerfile: BROKEN });
    const { code, out } = await dffix(root, ['--format', 'sarif=o.sarif', '--format', 'junit=o.xml']);
    expect([code, out.includes('aa is gone')]).toEqual([1, true]);
    expect(JSON.parse(readFileSync(join(root, 'o.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(root, 'o.xml'), 'utf8')).toMatch(/<\/testsuites>\n$/);
    expect(readdirSync(root).toSorted()).toEqual(['Dockerfile', 'o.sarif', 'o.xml']);
  });

  it('tells of a run that writes', async () => {
    const root = directory({ Dockerfile: BROKEN });
    const { code } = await dffix(root, ['--write', '--format', 'json=o.json']);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(root, 'o.json'), 'utf8')).mode).toBe('write');
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toBe('FROM x\nRUN bb\n');
  });

  it('diff prints the patch that --dry-run does, and writes it to a file', async () => {
    const root = directory({ Dockerfile: BROKEN });
    const printed = await dffix(root, ['--dry-run']);
    expect((await dffix(root, ['--format', 'diff'])).out).toBe(printed.out);
    await dffix(root, ['--format', 'diff=o.patch']);
    expect(readFileSync(join(root, 'o.patch'), 'utf8')).toBe(printed.out);
  });

  it('pretty writes what people read to a file, without colours', async () => {
    const root = directory({ Dockerfile: BROKEN });
    await dffix(root, ['--color', '--output', 'o.txt']);
    const text = readFileSync(join(root, 'o.txt'), 'utf8');
    expect(text).toContain('aa is gone');
    expect(text).not.toContain('\u001b');
  });

  it('tells of standard input in place of the repaired text', async () => {
    const { code, out } = await dffix(directory({}), ['-', '--format', 'json'], BROKEN);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].changes[0].after).toBe('FROM x\nRUN bb\n');
  });

  it.each([
    [['--format', 'toml'], "--format 'toml': there are pretty, diff, json"],
    [['--format', 'json', '--format', 'sarif'], 'cannot both be printed'],
    [['--format', 'json=a', '--format', 'sarif=a'], 'two reports cannot be in one file'],
    [['--format', 'json='], 'names no file'],
    [['--dry-run', '--format', 'json'], 'say --format json=FILE'],
    [['--write', '--format', 'diff'], '--write prints no patch'],
    [['--format', 'json=no/such/o.json'], 'there is no such file'],
  ])('%j is refused', async (argv, reason) => {
    const { code, err } = await dffix(directory({ Dockerfile: BROKEN }), argv);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

describe('--output', () => {
  it('takes the format from the ending of the name', async () => {
    const root = directory({ Dockerfile: BROKEN });
    await dffix(root, ['--output', 'o.html']);
    expect(readFileSync(join(root, 'o.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });

  it('is the file of the one format that names none', async () => {
    const root = directory({ Dockerfile: BROKEN });
    await dffix(root, ['--format', 'github', '--output', 'o.txt']);
    expect(readFileSync(join(root, 'o.txt'), 'utf8')).toMatch(/^::warning file=Dockerfile,line=2,/);
  });
});

describe('merge', () => {
  it('tells of several runs as of one', async () => {
    const root = directory({ Dockerfile: BROKEN, 'b.Dockerfile': 'FROM x\n' });
    await dffix(root, ['b.Dockerfile', '--format', 'jsonl=2.jsonl']);
    await dffix(root, ['Dockerfile', '--format', 'json=1.json']);
    const whole = await dffix(root, ['--format', 'json']);
    const merged = await dffix(root, ['merge', '2.jsonl', '1.json', '--format', 'json']);
    expect(merged).toEqual(whole);
    expect((await dffix(root, ['merge', '1.json', '--format', 'html=o.html'])).code).toBe(1);
    expect(existsSync(join(root, 'o.html'))).toBe(true);
  });

  it('stops at what is no report', async () => {
    const root = directory({ 'a.json': '{}' });
    const { code, err } = await dffix(root, ['merge', 'a.json']);
    expect(code).toBe(2);
    expect(err).toBe('a.json: it is not a JSON report of dffix (--format json)\n');
    expect((await dffix(root, ['merge', 'b.json'])).err).toBe('b.json: there is no such file\n');
  });
});
