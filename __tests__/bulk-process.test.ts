import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const BIN = fileURLToPath(new URL('../bin/dffix.js', import.meta.url));
const PATIENCE = 120_000;

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-process-'));
let cwd = top;
let number = 0;

beforeEach(() => {
  cwd = join(top, String(number++));
  mkdirSync(cwd);
});
afterAll(() => rmSync(top, { recursive: true }));

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
  return join(cwd, path);
}

function dffix(...argv: string[]) {
  return spawnSync(process.execPath, [BIN, ...argv], { cwd, encoding: 'utf8', maxBuffer: 1e9 });
}

/** apt-get stops at its prompt: certainly broken. */
const broken = (index: number) =>
  `FROM debian:bookworm\nRUN apt-get update && apt-get install curl # ${index}\nCOPY . /app\n`;

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = `services/${String(index).padStart(4, '0')}/Dockerfile`;
    put(path, broken(index));
    put(`services/${String(index).padStart(4, '0')}/main.py`, 'import os\n');
    return path;
  });
}

describe('threads', () => {
  it(
    'give the same, to the byte, however many there are',
    () => {
      many(70);
      put('services/0030/Dockerfile', 'RUN before FROM\n');
      put('services/0031/Dockerfile', new Uint8Array([0xff, 0xfe]));
      const [one, two, five] = ['1', '2', '5'].map((jobs) => dffix('--dry-run', '--jobs', jobs));
      expect(one?.stdout.length).toBeGreaterThan(1000);
      expect(one?.status).toBe(2);
      for (const other of [two, five])
        expect([other?.status, other?.stdout, other?.stderr]).toEqual([
          one?.status,
          one?.stdout,
          one?.stderr,
        ]);
    },
    PATIENCE,
  );
});

describe('files that are no Dockerfiles', () => {
  it(
    'are told and left; the others have their turn',
    () => {
      put('a/Dockerfile', new Uint8Array([0x46, 0, 0x52]));
      put('b/Dockerfile', new Uint8Array([0x46, 0xc3, 0x28]));
      truncateSync(put('c/Dockerfile', 'x'), 100 * 1024 * 1024);
      mkdirSync(join(cwd, 'd/Dockerfile'), { recursive: true });
      symlinkSync('nowhere', join(cwd, 'Dockerfile.link'));
      symlinkSync('..', put('e/x', '').replace(/x$/, 'loop'));
      put('z/Dockerfile', broken(0));
      const { status, stderr } = dffix('--write');
      expect(status).toBe(2);
      for (const reason of ['NUL bytes', 'not valid UTF-8', 'larger than 2 MiB', 'leads nowhere'])
        expect(stderr).toContain(reason);
      expect(readFileSync(join(cwd, 'z/Dockerfile'), 'utf8')).toContain('-y');
    },
    PATIENCE,
  );

  const notAsRoot = process.geteuid?.() === 0 && existsSync('/usr/bin/setpriv') ? it : it.skip;
  notAsRoot(
    'or may not be read or written, are told too',
    () => {
      chmodSync(top, 0o755);
      chmodSync(put('a/Dockerfile', broken(0)), 0o000);
      chmodSync(put('b/Dockerfile', broken(1)), 0o444);
      put('c/x/Dockerfile', broken(2));
      chmodSync(join(cwd, 'c/x'), 0o000);
      const { status, stderr } = spawnSync(
        'setpriv',
        [
          '--reuid',
          '65534',
          '--regid',
          '65534',
          '--clear-groups',
          process.execPath,
          BIN,
          '--write',
          '--no-cache',
        ],
        { cwd, encoding: 'utf8' },
      );
      chmodSync(join(cwd, 'c/x'), 0o755);
      expect(status).toBe(2);
      expect(stderr).toContain('a/Dockerfile: permission is denied');
      expect(stderr).toContain('b/Dockerfile: it cannot be written: permission is denied');
      expect(stderr).toContain('c/x: the directory was left out: permission is denied');
      expect(readFileSync(join(cwd, 'b/Dockerfile'), 'utf8')).toBe(broken(1));
    },
    PATIENCE,
  );
});
