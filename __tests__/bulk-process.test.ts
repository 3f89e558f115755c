import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
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

describe('a run that is killed', () => {
  it(
    'leaves each file old or new, and the next run leaves nothing else',
    async () => {
      const paths = many(120);
      const old = new Map(paths.map((path) => [path, readFileSync(join(cwd, path), 'utf8')]));
      const fixed = new Map<string, string>();
      for (let round = 0; round < 12; round++) {
        const start = Date.now();
        const child = spawn(process.execPath, [BIN, '--write', '--quiet', '--jobs', '1'], {
          cwd,
          stdio: 'ignore',
        });
        const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
        const isChanged = () => paths.some((path) => readFileSync(join(cwd, path), 'utf8') !== old.get(path));
        while (!isChanged() && Date.now() - start < 20_000 && child.exitCode === null)
          await new Promise((resolve) => setTimeout(resolve, 2));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        child.kill('SIGKILL');
        await ended;
        for (const path of paths) {
          const text = readFileSync(join(cwd, path), 'utf8');
          if (text === old.get(path)) continue;
          expect(text).toContain('apt-get install -y');
          expect(text.length).toBeGreaterThan(old.get(path)?.length ?? 0);
          fixed.set(path, text);
          writeFileSync(join(cwd, path), old.get(path) ?? '');
        }
      }
      expect(fixed.size).toBeGreaterThan(0);
      put('services/0000/.dffix-0000.txt', 'mine');
      expect(dffix('--write', '--quiet', '--jobs', '1').status).toBe(0);
      const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
      expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      for (const [path, text] of fixed) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
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
      for (const reason of ['NUL bytes', 'not valid UTF-8', 'larger than 16 MiB', 'leads nowhere'])
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
