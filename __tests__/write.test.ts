import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FileError } from '../src/errors.ts';
import { readText } from '../src/text.ts';
import { writeAll } from '../src/write.ts';

const top = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'dffix-write-'));
let folder = top;
let number = 0;

beforeEach(() => {
  folder = join(top, String(number++));
  fs.mkdirSync(folder);
});
afterAll(() => fs.rmSync(top, { recursive: true }));

function put(name: string, content: string | Uint8Array, mode = 0o644): string {
  const path = join(folder, name);
  fs.writeFileSync(path, content);
  fs.chmodSync(path, mode);
  return path;
}

function failure(act: () => unknown): FileError {
  try {
    act();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('writing', () => {
  it('replaces texts and keeps their modes', () => {
    const a = put('a', 'old', 0o640);
    const b = put('b.sh', 'old', 0o755);
    writeAll([
      { path: a, before: 'old', after: '\uFEFFnew\r\nü' },
      { path: b, before: 'old', after: '' },
    ]);
    expect([fs.readFileSync(a, 'utf8'), fs.statSync(a).mode & 0o7777]).toEqual(['\uFEFFnew\r\nü', 0o640]);
    expect([fs.readFileSync(b, 'utf8'), fs.statSync(b).mode & 0o7777]).toEqual(['', 0o755]);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b.sh']);
  });

  const asRoot = process.geteuid?.() === 0 ? it : it.skip;
  asRoot('keeps the owner, and the bits that a new owner would clear', () => {
    const a = put('a', 'old');
    fs.chownSync(a, 1234, 2345);
    fs.chmodSync(a, 0o4755);
    writeAll([{ path: a, before: 'old', after: 'new' }]);
    const { uid, gid, mode } = fs.statSync(a);
    expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o4755]);
  });

  it('creates a file', () => {
    const path = join(folder, '.dockerignore');
    writeAll([{ path, before: undefined, after: 'node_modules\n' }]);
    expect(fs.readFileSync(path, 'utf8')).toBe('node_modules\n');
  });

  it('does not create directories', () => {
    const path = join(folder, 'x', 'y');
    expect(failure(() => writeAll([{ path, before: undefined, after: '' }])).path).toBe(path);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('writes through a symbolic link', () => {
    const target = put('target', 'old');
    const link = join(folder, 'link');
    fs.symlinkSync('target', link);
    writeAll([{ path: link, before: 'old', after: 'new' }]);
    expect([fs.readlinkSync(link), fs.readFileSync(target, 'utf8')]).toEqual(['target', 'new']);
  });

  it('leaves everything as it is when one file was changed', () => {
    const a = put('a', 'old');
    const b = put('b', 'changed');
    const error = failure(() =>
      writeAll([
        { path: a, before: 'old', after: 'new' },
        { path: b, before: 'old', after: 'new' },
      ]),
    );
    expect([error.path, fs.readFileSync(a, 'utf8'), fs.readFileSync(b, 'utf8')]).toEqual([
      b,
      'old',
      'changed',
    ]);
    expect(fs.readdirSync(folder)).toEqual(['a', 'b']);
  });

  it('refuses a file that was removed, or made, in the meantime', () => {
    const made = put('made', 'theirs');
    expect(failure(() => writeAll([{ path: made, before: undefined, after: 'ours' }])).path).toBe(made);
    const removed = join(folder, 'removed');
    expect(failure(() => writeAll([{ path: removed, before: 'old', after: 'new' }])).path).toBe(removed);
    expect([fs.readFileSync(made, 'utf8'), fs.existsSync(removed)]).toEqual(['theirs', false]);
  });

  it('refuses a link that leads nowhere', () => {
    const link = join(folder, 'link');
    fs.symlinkSync('nowhere', link);
    expect(failure(() => writeAll([{ path: link, before: undefined, after: 'x' }])).path).toBe(link);
  });

  it('stays in the directory that it is told', () => {
    fs.mkdirSync(join(folder, 'root'));
    fs.symlinkSync('..', join(folder, 'root', 'up'));
    const outside = put('secret', 'old');
    for (const path of [outside, join(folder, 'root', '..', 'secret'), join(folder, 'root', 'up', 'secret')])
      expect(
        failure(() => writeAll([{ path, before: 'old', after: 'new', within: join(folder, 'root') }])).path,
      ).toBe(path);
    const created = join(folder, 'root', 'up', 'new');
    failure(() => writeAll([{ path: created, before: undefined, after: 'x', within: join(folder, 'root') }]));
    expect([fs.readFileSync(outside, 'utf8'), fs.existsSync(created)]).toEqual(['old', false]);
    writeAll([{ path: outside, before: 'old', after: 'new', within: folder }]);
    expect(fs.readFileSync(outside, 'utf8')).toBe('new');
  });

  it('refuses two names of one file', () => {
    const a = put('a', 'old');
    fs.symlinkSync('a', join(folder, 'b'));
    failure(() =>
      writeAll([
        { path: a, before: 'old', after: '1' },
        { path: join(folder, 'b'), before: 'old', after: '2' },
      ]),
    );
    expect(fs.readFileSync(a, 'utf8')).toBe('old');
  });

  it('refuses a file that is changed while the others are being written', () => {
    const a = put('a', 'old');
    const fresh = join(folder, 'fresh');
    const rival = {
      path: fresh,
      before: undefined,
      get after() {
        fs.writeFileSync(a, 'new');
        return 'x';
      },
    };
    const error = failure(() => writeAll([{ path: a, before: 'old', after: 'ours' }, rival]));
    expect([error.path, error.message]).toEqual([a, expect.stringContaining('changed by someone else')]);
    expect([fs.readFileSync(a, 'utf8'), fs.readdirSync(folder)]).toEqual(['new', ['a']]);
  });

  it('takes back what it wrote when a later file fails', () => {
    const a = put('a', 'old', 0o600);
    const fresh = join(folder, 'fresh');
    const late = join(folder, 'late');
    // The last file's place is taken by a directory between the check and the writing.
    const trap = {
      path: late,
      before: undefined,
      get after() {
        fs.mkdirSync(late);
        return 'x';
      },
    };
    const error = failure(() =>
      writeAll([
        { path: a, before: 'old', after: 'new' },
        { path: fresh, before: undefined, after: 'new' },
        trap,
      ]),
    );
    expect(error.path).toBe(late);
    expect([fs.readFileSync(a, 'utf8'), fs.statSync(a).mode & 0o7777]).toEqual(['old', 0o600]);
    expect(fs.readdirSync(folder)).toEqual(['a', 'late']);
  });

  asRoot('refuses a file that the user may not write', () => {
    fs.chmodSync(top, 0o755);
    const a = put('a', 'old', 0o444);
    fs.chownSync(a, 65534, 0);
    fs.chownSync(folder, 65534, 0);
    fs.chmodSync(folder, 0o777);
    try {
      process.seteuid?.(65534);
      expect(failure(() => writeAll([{ path: a, before: 'old', after: 'new' }])).message).toContain(
        'permission is denied',
      );
    } finally {
      process.seteuid?.(0);
    }
    expect(fs.readFileSync(a, 'utf8')).toBe('old');
  });
});

describe('reading', () => {
  it('keeps every character', () => {
    expect(readText(put('a', '\uFEFFa\r\nü\n'))).toBe('\uFEFFa\r\nü\n');
    expect(readText(put('empty', ''))).toBe('');
  });

  const refused: [string, () => string, string][] = [
    ['a file that is absent', () => join(folder, 'x'), 'there is no such file'],
    ['a directory', () => folder, 'it is a directory'],
    ['bytes that are not UTF-8', () => put('a', new Uint8Array([0x63, 0xe9, 0x20])), 'it is not valid UTF-8'],
    [
      'UTF-16',
      () => put('a', Buffer.from('\uFEFFFROM a', 'utf16le')),
      'it holds NUL bytes: this is not a text file',
    ],
    ['a huge file', () => put('a', new Uint8Array(2 * 1024 * 1024 + 1)), 'it is larger than 2 MiB'],
    ['a path through a file', () => join(put('a', ''), 'b'), 'a part of its path is not a directory'],
  ];
  it.each(refused)('refuses %s', (_name, make, message) => {
    const path = make();
    const error = failure(() => readText(path));
    expect([error.path, error.message]).toEqual([path, message]);
  });
});
