import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/dffix.js');
const MANIFEST: { version: string; dependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const BUILT = existsSync(join(ROOT, 'dist/src/cli.js'));
const built = BUILT ? it : it.skip;
if (!BUILT) console.warn('not built: the program itself is not tested; run npm run build');

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'dffix-bin-'));
}

describe('the program', () => {
  built('knows its version and its help', () => {
    const version = spawnSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' });
    expect([version.status, version.stdout, version.stderr]).toEqual([0, `${MANIFEST.version}\n`, '']);
    const help = spawnSync(process.execPath, [BIN, '--help'], { encoding: 'utf8' });
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('--dry-run');
  });

  built('ends with its exit code, and needs neither a home directory nor a path to git', () => {
    const cwd = temporary();
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\n');
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, [BIN, ...argv], { cwd, env: {}, encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(run('missing').status).toBe(2);
    expect(run('--nonsense')).toMatchObject({ status: 2, stdout: '' });
  });

  built('ends quietly when its reader goes away', async () => {
    const cwd = temporary();
    for (let index = 0; index < 300; index++) {
      writeFileSync(join(cwd, `Dockerfile.${index}`), 'FROM scratch\n');
    }
    const child = spawn(process.execPath, [BIN, '.'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const errors: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(errors.join('')).not.toMatch(/EPIPE|bug in dffix/);
    expect(code).not.toBe(2);
  });

  it('says how to build it where that was not done', () => {
    const copy = temporary();
    cpSync(join(ROOT, 'bin'), join(copy, 'bin'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'bin/dffix.js')], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm run build');
  });
});

describe('the package', () => {
  built(
    'works where it is unpacked, with its dependencies alone',
    () => {
      const place = temporary();
      const output = execFileSync(
        'npm',
        ['pack', '--ignore-scripts', '--json', '--pack-destination', place],
        {
          cwd: ROOT,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      const packed: unknown = JSON.parse(output);
      expect(packed).toHaveLength(1);
      const tarball = readdirSync(place).find((name) => name.endsWith('.tgz')) ?? '';
      const home = join(place, 'node_modules/dffix');
      mkdirSync(home, { recursive: true });
      execFileSync('tar', ['-xzf', join(place, tarball), '-C', home, '--strip-components=1']);
      for (const name of productionDependencies()) {
        mkdirSync(join(place, 'node_modules', name, '..'), { recursive: true });
        symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name));
      }
      mkdirSync(join(place, 'node_modules/.bin'));
      symlinkSync('../dffix/bin/dffix.js', join(place, 'node_modules/.bin/dffix'));
      writeFileSync(join(place, 'package.json'), '{"private":true}');
      writeFileSync(join(place, 'Dockerfile'), 'FROM scratch\n');
      const npx = (...argv: string[]) =>
        spawnSync('npx', ['--no-install', 'dffix', ...argv], { cwd: place, encoding: 'utf8' });
      expect(npx('--version')).toMatchObject({ status: 0, stdout: `${MANIFEST.version}\n` });
      expect(npx('Dockerfile').status).toBe(0);
      expect(existsSync(join(home, 'src'))).toBe(false);
      rmSync(place, { recursive: true });
    },
    120_000,
  );
});

/** Names of what npm would install for users of the package. */
function productionDependencies(): string[] {
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && dev !== true)
    .map(([path]) => path.slice('node_modules/'.length));
}
