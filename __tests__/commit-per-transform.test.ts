import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import type { FileResult } from '../src/result.ts';
import { commitMessage } from '../src/stepwise/message.ts';
import type { NamedTransform } from '../src/transform.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';
import { fix, made, replacing } from './support/transforms.ts';
import { workplaces } from './support/workplace.ts';

const TEXT = 'FROM alpine\nRUN echo one\nRUN echo two\n';

const places = workplaces('commits');
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

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

/** A repository that holds these files. */
function commit(files: Readonly<Record<string, string>>): void {
  put(files);
  git('init', '--quiet', '--initial-branch=main');
  const settings = ['user.name=a', 'user.email=a@b.example', 'commit.gpgsign=false', 'core.autocrlf=false'];
  for (const setting of settings) git('config', ...setting.split('='));
  git('config', 'core.hooksPath', '.git/hooks');
  git('add', '--all');
  git('commit', '--quiet', '--message=first');
}

function hook(name: string, script: string): void {
  put({ [`.git/hooks/${name}`]: `#!/bin/sh\n${script}\n` });
  chmodSync(join(cwd, `.git/hooks/${name}`), 0o755);
}

const ONE = {
  ...replacing('one', 'one', '1'),
  summary: 'Write one as a digit',
  why: 'One is a word.\n\nMore.',
};
const TWO = replacing('two', 'two', '2');

/** Writes a file beside the Dockerfile, a line for each transform. */
const noting = (id: string, word: string): NamedTransform =>
  made(id, function* ({ dockerfile: { text } }) {
    const start = text.indexOf(word);
    if (start < 0) return;
    yield fix([
      { start, end: start + word.length, text: 'noted' },
      { start: 0, end: 0, text: `${word}\n`, file: 'notes' },
    ]);
  });

function dffix(transforms: readonly NamedTransform[], ...argv: string[]): Promise<Outcome> {
  const all = ['--write', '--commit-per-transform', ...argv];
  return inTerminal((terminal) => main(terminal, async () => transforms), cwd, all);
}

/** Subjects of the commits after the first, the oldest first, each with its files. */
function commits(): (readonly [subject: string, ...files: string[]])[] {
  const names = git('rev-list', '--reverse', 'HEAD').trim().split('\n').slice(1);
  return names.map((name) => {
    const [subject = ''] = git('show', '--no-patch', '--format=%s', name).split('\n');
    const files = git('show', '--name-only', '-z', '--format=', name).split('\0').filter(Boolean);
    return [subject, ...files] as const;
  });
}

describe('dffix --write --commit-per-transform', () => {
  it('makes a commit of what each transform changes in all files, in the order of their ids', async () => {
    commit({
      'a/Dockerfile': TEXT,
      'b/Dockerfile': TEXT,
      'c/Dockerfile': TEXT.replace('two', 'x'),
      mine: 'a\n',
    });
    put({ mine: 'b\n', new: 'c\n' });
    const { code, out, err } = await dffix([ONE, TWO]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(commits()).toEqual([
      ['Write one as a digit', 'a/Dockerfile', 'b/Dockerfile', 'c/Dockerfile'],
      ['two', 'a/Dockerfile', 'b/Dockerfile'],
    ]);
    expect(git('show', 'HEAD~1:a/Dockerfile')).toBe(TEXT.replace('one', '1'));
    expect(read('a/Dockerfile')).toBe(TEXT.replace('one', '1').replace('two', '2'));
    // What is somebody else's stays as it was.
    expect(git('status', '--porcelain')).toBe(' M mine\n?? new\n');
    const names = git('rev-list', '--reverse', '--abbrev-commit', 'HEAD').trim().split('\n').slice(1);
    expect(out).toContain(`Committed\n  ${names[0]}  one  3 files\n  ${names[1]}  two  2 files\n`);
    expect(out).toContain('3 files looked at: 3 fixed (5 fixes)');
    expect((await dffix([ONE, TWO])).out).toContain('nothing to write');
    expect(commits()).toHaveLength(2);
  });

  it('says in each message what was done, why and where', async () => {
    commit({ 'a/Dockerfile': TEXT });
    await dffix([ONE]);
    expect(git('log', '-1', '--format=%B')).toBe(
      'Write one as a digit\n\nOne is a word.\n\n- a/Dockerfile\n\nDffix-Transform: one\n\n',
    );
  });

  it('goes round again for what one transform makes possible for another', async () => {
    const [late, early] = [replacing('a', 'zwei', 'deux'), replacing('z', 'two', 'zwei')];
    commit({ Dockerfile: TEXT });
    await dffix([late, early]);
    expect(commits().map(([subject]) => subject)).toEqual(['z', 'a']);
    expect(read('Dockerfile')).toContain('deux');
  });

  it('applies no more than a run without it would', async () => {
    commit({ Dockerfile: TEXT });
    const unsafe = replacing('two', 'two', '2', { safety: 'unsafe' });
    const { out } = await dffix([ONE, unsafe]);
    expect(commits().map(([subject]) => subject)).toEqual(['Write one as a digit']);
    expect(out).toContain('--unsafe');
    await dffix([ONE, unsafe], '--unsafe');
    expect(commits().map(([subject]) => subject)).toEqual(['Write one as a digit', 'two']);
  });

  it('takes companion files into the commit, new ones that several Dockerfiles share too', async () => {
    commit({ 'a/Dockerfile': TEXT, 'a/b.Dockerfile': TEXT });
    const { code, err } = await dffix([noting('first', 'one'), noting('second', 'two')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(commits()).toEqual([
      ['first', 'a/Dockerfile', 'a/b.Dockerfile', 'a/notes'],
      ['second', 'a/Dockerfile', 'a/b.Dockerfile', 'a/notes'],
    ]);
    expect(git('show', 'HEAD~1:a/notes')).toBe('one\none\n');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('finds its way from a directory below, through links and odd names', async () => {
    commit({ 'sub/a[b]\n/Dockerfile': TEXT, 'sub/ab\n/Dockerfile': 'FROM alpine\n', 'real/x': TEXT });
    mkdirSync(join(cwd, 'sub/link'));
    symlinkSync('../../real/x', join(cwd, 'sub/link/Dockerfile'));
    git('add', '--all');
    git('commit', '--quiet', '--amend', '--no-edit');
    cwd = join(cwd, 'sub');
    // As a pattern the name of its neighbour matches it.
    put({ 'ab\n/Dockerfile': 'FROM alpine\n# mine\n' });
    expect((await dffix([ONE])).code).toBe(0);
    expect(commits()).toEqual([['Write one as a digit', 'real/x', 'sub/a[b]\n/Dockerfile']]);
  });

  it('reports lines of the text before all commits, and of the one after them', async () => {
    const label = made('a', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('RUN');
      if (!text.includes('LABEL')) yield fix([{ start: at, end: at, text: 'LABEL a=b\nLABEL c=d\n' }]);
    });
    const because = made('b', function* ({ dockerfile: { text } }) {
      const start = text.indexOf('two');
      if (start < 0) return;
      const range = { start: text.indexOf('one'), end: text.indexOf('one') + 3 };
      yield fix([{ start, end: start + 3, text: '2' }], { because: [{ text: 'one', range }] });
    });
    const bottom = made('c', function* ({ dockerfile: { text } }) {
      if (!text.includes('CMD')) yield fix([{ start: 0, end: 0, text: '# CMD\n' }]);
    });
    commit({ Dockerfile: TEXT });
    await dffix([label, because, bottom], '--format', 'json=../report.json');
    const report = JSON.parse(readFileSync(join(places.top, 'report.json'), 'utf8')) as {
      files: FileResult[];
    };
    const [file] = report.files;
    expect(read('Dockerfile')).toBe('# CMD\nFROM alpine\nLABEL a=b\nLABEL c=d\nRUN echo one\nRUN echo 2\n');
    const lines = file?.applied.map(({ transform, line, newLine }) => [transform, line, newLine]);
    expect(lines).toEqual([
      ['c', 1, 2],
      ['a', 2, 5],
      ['b', 3, 6],
    ]);
    expect(file?.applied[2]?.because.map(({ line }) => line)).toEqual([2]);
  });

  it('makes no commit where git sees no change', async () => {
    commit({ '.gitattributes': '* text=auto\n', Dockerfile: TEXT, 'run.sh': 'a\nb\n' });
    put({ 'run.sh': 'a\r\nb\n' });
    git('add', '--renormalize', '.');
    const unix = made('unix', function* ({ context }) {
      const text = context.companion('run.sh') ?? '';
      const edits = [...text.matchAll(/\r/g)].map(({ index }) => ({
        start: index,
        end: index + 1,
        text: '',
        file: 'run.sh',
      }));
      if (edits.length > 0) yield fix(edits, { at: { start: 0, end: 4 } });
    });
    expect(await dffix([ONE, unix])).toMatchObject({ code: 0, err: '' });
    expect(read('run.sh')).toBe('a\nb\n');
    expect(commits().map(([subject]) => subject)).toEqual(['Write one as a digit']);
  });

  it('stops before the file with which there would be too many fixes', async () => {
    commit({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT });
    const { err } = await dffix([ONE, TWO], '--max-fixes', '3');
    expect(err).toContain('more than 3');
    expect(commits()).toEqual([
      ['Write one as a digit', 'a/Dockerfile'],
      ['two', 'a/Dockerfile'],
    ]);
    expect(read('b/Dockerfile')).toBe(TEXT);
  });
});

describe('nothing is written', () => {
  async function refusal(...argv: string[]): Promise<string> {
    const { code, err } = await dffix([ONE, TWO], ...argv);
    expect(code).toBe(2);
    expect(read('a/Dockerfile')).toContain('echo one');
    return err;
  }

  it('outside of a work tree', async () => {
    put({ 'a/Dockerfile': TEXT });
    expect(await refusal()).toContain('not a git repository');
  });

  it('where the index holds something', async () => {
    commit({ 'a/Dockerfile': TEXT, 'b/x': 'a\n' });
    put({ 'b/x': 'b\n' });
    git('add', 'b/x');
    expect(await refusal()).toContain('the index holds changes');
    expect(git('diff', '--cached', '--name-only')).toBe('b/x\n');
  });

  it('where a file that would change is not as it was committed', async () => {
    commit({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT });
    put({ 'b/Dockerfile': `${TEXT}# mine\n` });
    expect(await refusal()).toContain('b/Dockerfile: it has changes that are not committed');
    expect(commits()).toEqual([]);
  });

  it('where git does not know a file that would change', async () => {
    commit({ 'a/Dockerfile': TEXT });
    put({ 'b/Dockerfile': TEXT });
    expect(await refusal()).toContain('b/Dockerfile: git does not track it');
  });

  it('where a file is not of this repository', async () => {
    commit({ 'a/Dockerfile': TEXT });
    const elsewhere = `${cwd}-elsewhere`;
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'Dockerfile'), TEXT);
    expect(await refusal('.', elsewhere)).toContain('it is in another repository, or in none');
    expect(readFileSync(join(elsewhere, 'Dockerfile'), 'utf8')).toBe(TEXT);
  });

  it.each([
    [['--log', 'x'], '--log tells of the text before the first commit'],
    [['--verify'], '--verify'],
  ])('with %s', async (argv, told) => {
    commit({ 'a/Dockerfile': TEXT });
    expect(await refusal(...argv)).toContain(told);
  });

  it('without --write', async () => {
    commit({ 'a/Dockerfile': TEXT });
    const { code, err } = await inTerminal((terminal) => main(terminal, async () => [ONE]), cwd, [
      '--commit-per-transform',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--commit-per-transform goes with --write');
  });
});

describe('what git refuses to commit', () => {
  it('is written and told, and what follows is not begun', async () => {
    commit({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT.replace('two', 'three') });
    hook('pre-commit', 'git diff --cached --quiet -- a/notes || { echo "no notes here" >&2; exit 1; }');
    const { code, err } = await dffix([ONE, noting('second', 'two'), replacing('z', 'three', '3')]);
    expect(code).toBe(2);
    expect(err).toContain(
      'a/Dockerfile: what second changes is written and not committed: git says: no notes here',
    );
    expect(commits()).toEqual([['Write one as a digit', 'a/Dockerfile', 'b/Dockerfile']]);
    expect(read('a/Dockerfile')).toContain('noted');
    expect(read('a/notes')).toBe('two\n');
    expect(read('b/Dockerfile')).toContain('three');
    expect(git('status', '--porcelain')).toBe(' M a/Dockerfile\n?? a/notes\n');
  });

  it('may come from a hook that says nothing', async () => {
    commit({ Dockerfile: TEXT });
    hook('commit-msg', 'exit 1');
    const { code, err } = await dffix([ONE]);
    expect(code).toBe(2);
    expect(err).toContain('a hook of git refuses it');
  });
});

describe('a file that somebody changes between two commits', () => {
  it('is left as it is from then on; the others go on', async () => {
    commit({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT });
    hook('post-commit', 'test -e .git/once || { touch .git/once; echo "# mine" >> a/Dockerfile; }');
    const { code, err } = await dffix([ONE, TWO]);
    expect(code).toBe(2);
    expect(err).toContain('a/Dockerfile: it was changed by someone else');
    expect(read('a/Dockerfile')).toBe(`${TEXT.replace('one', '1')}# mine\n`);
    expect(commits()).toEqual([
      ['Write one as a digit', 'a/Dockerfile', 'b/Dockerfile'],
      ['two', 'b/Dockerfile'],
    ]);
  });
});

describe('a process that commits', () => {
  const BIN = fileURLToPath(new URL('../bin/dffix.js', import.meta.url));

  it('ends after the commit in which Ctrl-C comes, with nothing left uncommitted', () => {
    commit({
      Dockerfile: 'FROM debian:bookworm\nMAINTAINER me\nRUN apt-get update && apt-get install curl\n',
    });
    // The hook's parent is git, and that one's parent is dffix.
    hook('post-commit', 'kill -INT "$(cut -d" " -f4 "/proc/$PPID/stat")"');
    const only = 'confirm-package-installs,label-authors';
    const options = ['--write', '--commit-per-transform', '--only', only];
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...options], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 130,
      stderr: 'dffix: warning: stopped after 1 commit; nothing else was begun\n',
    });
    expect(commits()).toEqual([['Answer the question of a package manager with -y', 'Dockerfile']]);
    expect(git('status', '--porcelain')).toBe('');
    expect(read('Dockerfile')).toContain('MAINTAINER me\nRUN apt-get update && apt-get install -y curl\n');
  }, 60_000);
});

describe('the message of a commit', () => {
  it('folds the first paragraph, and lists no more files than somebody reads', () => {
    const why = `${'word '.repeat(30)}end\n\n- a list`;
    const names = Array.from({ length: 40 }, (_, index) => `${index}/Dockerfile`);
    const lines = commitMessage({ ...ONE, why }, names).split('\n');
    expect(lines.every((line) => line.length <= 72)).toBe(true);
    expect(lines).toContain('- 29/Dockerfile');
    expect(lines).not.toContain('- 30/Dockerfile');
    expect(lines).toContain('- and 10 more');
    expect(lines.join(' ')).not.toContain('a list');
  });

  it('has nothing but the summary where there is no prose', () => {
    const message = commitMessage({ ...ONE, why: '```\ncode\n```' }, ['a']);
    expect(message).toBe('Write one as a digit\n\n- a\n\nDffix-Transform: one\n');
  });

  it('cannot be spoofed by the name of a file', () => {
    const message = commitMessage(ONE, ['a\n\nSigned-off-by: x\u001B[2J/Dockerfile']);
    expect(message).not.toContain('\u001B');
    expect(message).not.toMatch(/^Signed-off-by/m);
  });
});
