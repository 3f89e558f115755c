import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { discover, isDockerfileName } from '../src/discover.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-discover-'));
let cwd = top;
let number = 0;

beforeEach(() => {
  cwd = join(top, String(number++));
  mkdirSync(cwd);
});
afterAll(() => rmSync(top, { recursive: true }));

function put(...paths: (string | [string, string])[]): void {
  for (const item of paths) {
    const [path, text] = typeof item === 'string' ? [item, ''] : item;
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(cwd, path), text);
  }
}

function files(...paths: string[]): readonly string[] {
  return discover(paths, { cwd }).files;
}

describe('names of Dockerfiles', () => {
  const yes =
    'Dockerfile dockerfile DOCKERFILE Containerfile Dockerfile.dev Dockerfile.prod.alpine web.Dockerfile api.dockerfile Containerfile.x Dockerfile.go';
  const no =
    'Dockerfile~ Dockerfile.bak Dockerfile.orig Dockerfile.swp .Dockerfile.swp Dockerfile.dockerignore web.Dockerfile.dockerignore ' +
    'Dockerfile.j2 Dockerfile.template Dockerfile.md Dockerfiles MyDockerfile docker-compose.yml dockerfile-utils.ts .dockerfile';
  it.each(yes.split(' '))('%s', (name) => expect(isDockerfileName(name)).toBe(true));
  it.each(no.split(' '))('not %s', (name) => expect(isDockerfileName(name)).toBe(false));
});

describe('a walk', () => {
  it('finds Dockerfiles everywhere, sorted', () => {
    put(
      'b/Dockerfile',
      'a/x.dockerfile',
      'Dockerfile',
      '.devcontainer/Dockerfile',
      'README.md',
      'a/b/c/Containerfile',
    );
    expect(files()).toEqual([
      '.devcontainer/Dockerfile',
      'Dockerfile',
      'a/b/c/Containerfile',
      'a/x.dockerfile',
      'b/Dockerfile',
    ]);
    expect(files('.')).toEqual(files());
  });

  it('leaves out what is not the project', () => {
    put('node_modules/x/Dockerfile', '.git/Dockerfile', 'a/node_modules/Dockerfile', 'vendor/Dockerfile');
    expect(files()).toEqual(['vendor/Dockerfile']);
  });

  it('looks into a directory named Dockerfile', () => {
    put('Dockerfile/web.Dockerfile', 'Dockerfile/README');
    expect(files()).toEqual(['Dockerfile/web.Dockerfile']);
  });

  it('takes a file that is named as it is', () => {
    put('my-build', 'Dockerfile.bak', 'node_modules/x/Dockerfile', ['.gitignore', '*\n']);
    expect(files('my-build', 'Dockerfile.bak', 'node_modules/x/Dockerfile')).toEqual([
      'Dockerfile.bak',
      'my-build',
      'node_modules/x/Dockerfile',
    ]);
  });

  it('names each file once', () => {
    put('a/Dockerfile');
    symlinkSync('a/Dockerfile', join(cwd, 'Dockerfile'));
    expect(files('.', 'a', 'a/Dockerfile', './a/../Dockerfile')).toEqual(['a/Dockerfile']);
    expect(files('Dockerfile')).toEqual(['Dockerfile']);
  });

  it('prefers the name that is no link, under a linked directory too', () => {
    put('real/z/Dockerfile');
    symlinkSync('z/Dockerfile', join(cwd, 'real/Dockerfile'));
    symlinkSync('real', join(cwd, 'linked'));
    expect(files('linked')).toEqual(['linked/z/Dockerfile']);
    expect(files('real/Dockerfile', 'real/z')).toEqual(['real/z/Dockerfile']);
  });

  it('shows paths relative to the current directory', () => {
    put('a/Dockerfile', 'b/');
    const from = join(cwd, 'b');
    expect(discover(['..'], { cwd: from }).files).toEqual(['../a/Dockerfile']);
    expect(discover([join(cwd, 'a')], { cwd }).files).toEqual(['a/Dockerfile']);
  });

  it('goes on after a path that is not there', () => {
    put('Dockerfile');
    const found = discover(['absent', 'Dockerfile'], { cwd });
    expect(found.files).toEqual(['Dockerfile']);
    expect(found.problems.map(({ name, path, message }) => ({ name, path, message }))).toEqual([
      { name: 'FileError', path: 'absent', message: 'there is no such file' },
    ]);
  });

  it('does not follow links to directories, and warns of broken ones', () => {
    put('a/Dockerfile');
    symlinkSync('..', join(cwd, 'a/loop'));
    symlinkSync('nowhere', join(cwd, 'a/Dockerfile.broken'));
    symlinkSync('nowhere', join(cwd, 'a/other'));
    const found = discover([], { cwd });
    expect(found.files).toEqual(['a/Dockerfile']);
    expect(found.warnings).toEqual([
      'a/Dockerfile.broken: the symbolic link leads nowhere: there is no such file',
    ]);
  });

  const asRoot = process.geteuid?.() === 0 ? it : it.skip;
  asRoot('goes on after a directory that cannot be read', () => {
    put('a/Dockerfile');
    chmodSync(top, 0o755);
    mkdirSync(join(cwd, 'locked'), { mode: 0o700 });
    try {
      process.seteuid?.(65534);
      const found = discover([], { cwd });
      expect(found.files).toEqual(['a/Dockerfile']);
      expect(found.warnings).toEqual(['locked: the directory was left out: permission is denied']);
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe('.gitignore', () => {
  it('holds below its directory, the deepest first', () => {
    put(
      ['.gitignore', 'dist/\n*.local.Dockerfile\n'],
      'dist/Dockerfile',
      'x.local.Dockerfile',
      'a/x.local.Dockerfile',
    );
    put(
      ['b/.gitignore', '!x.local.Dockerfile\n/Dockerfile\n'],
      'b/x.local.Dockerfile',
      'b/Dockerfile',
      'b/c/Dockerfile',
    );
    expect(files()).toEqual(['b/c/Dockerfile', 'b/x.local.Dockerfile']);
  });

  it('of the repository holds in a directory that is named', () => {
    put(
      '.git/HEAD',
      ['.git/info/exclude', 'mine\n'],
      ['.gitignore', 'app/dist\n'],
      'app/Dockerfile',
      'app/dist/Dockerfile',
    );
    put('app/mine/Dockerfile');
    expect(files('app')).toEqual(['app/Dockerfile']);
    expect(files('.')).toEqual(['app/Dockerfile']);
  });

  it('gives way where an ignored directory is named', () => {
    put('.git/HEAD', ['.gitignore', 'dist\n'], 'dist/Dockerfile');
    expect([files('dist'), files('.')]).toEqual([['dist/Dockerfile'], []]);
  });

  it('above the repository says nothing', () => {
    put(['.gitignore', 'Dockerfile\n'], 'repo/.git/HEAD', 'repo/a/Dockerfile');
    expect(files('repo')).toEqual(['repo/a/Dockerfile']);
    expect(discover(['a'], { cwd: join(cwd, 'repo') }).files).toEqual(['a/Dockerfile']);
  });
});
