import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryContext, noContext, openContext, withCompanions } from '../src/context/context.ts';
import { UsageError } from '../src/errors.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-context-'));
let folder = top;
let number = 0;

beforeEach(() => {
  folder = join(top, String(number++), 'repo');
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(top, { recursive: true }));

function put(files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('the root of a context', () => {
  it('is what is given', () => {
    put({ 'docker/Dockerfile': '' });
    const context = openContext({ dockerfile: join(folder, 'docker/Dockerfile'), root: folder });
    expect([context.root, context.dockerfile, context.complete]).toEqual([folder, 'docker/Dockerfile', true]);
  });

  it('must be a directory', () => {
    put({ Dockerfile: '' });
    const dockerfile = join(folder, 'Dockerfile');
    expect(() => openContext({ dockerfile, root: join(folder, 'absent') })).toThrow(UsageError);
    expect(() => openContext({ dockerfile, root: dockerfile })).toThrow(UsageError);
  });

  it('may lie beside the Dockerfile', () => {
    put({
      'docker/Dockerfile': '',
      'docker/Dockerfile.dockerignore': 'secret',
      'app/secret': 'x',
      'app/a': 'y',
    });
    const context = openContext({ dockerfile: join(folder, 'docker/Dockerfile'), root: join(folder, 'app') });
    expect(context.dockerfile).toBe('../docker/Dockerfile');
    expect(context.list('')).toEqual(['a']);
  });

  it('is the directory of the Dockerfile where the sources are there', () => {
    put({ 'app/Dockerfile': '', 'app/package.json': '{}', 'package.json': '{}', 'yarn.lock': '' });
    const context = openContext({ dockerfile: join(folder, 'app/Dockerfile'), sources: ['package.json'] });
    expect(context.root).toBe(join(folder, 'app'));
  });

  it('is the ancestor that holds most of the sources', () => {
    put({ 'deploy/docker/Dockerfile': '', 'package.json': '{}', 'src/a.js': '' });
    const sources = ['package*.json', './src', 'nowhere'];
    const context = openContext({ dockerfile: join(folder, 'deploy/docker/Dockerfile'), sources });
    expect([context.root, context.dockerfile, context.complete]).toEqual([
      folder,
      'deploy/docker/Dockerfile',
      true,
    ]);
  });

  it('stays where an ancestor holds fewer than half, and then is not complete', () => {
    put({ 'docker/Dockerfile': '', 'package.json': '{}' });
    const context = openContext({
      dockerfile: join(folder, 'docker/Dockerfile'),
      sources: ['package.json', 'absent-source', 'another-absent-source'],
    });
    expect([context.root, context.complete]).toEqual([join(folder, 'docker'), false]);
  });

  it('stays where an ancestor holds as many', () => {
    put({ 'docker/Dockerfile': '', 'docker/inner-source': '', 'outer-source': '' });
    const sources = ['inner-source', 'outer-source'];
    const context = openContext({ dockerfile: join(folder, 'docker/Dockerfile'), sources });
    expect(context.root).toBe(join(folder, 'docker'));
  });

  it('lies in the repository', () => {
    mkdirSync(join(folder, 'inner/.git'), { recursive: true });
    put({ 'inner/docker/Dockerfile': '', 'package.json': '{}' });
    const context = openContext({
      dockerfile: join(folder, 'inner/docker/Dockerfile'),
      sources: ['package.json'],
    });
    expect([context.root, context.complete]).toEqual([join(folder, 'inner/docker'), false]);
  });

  it('is at most six levels up', () => {
    put({ 'a/b/c/d/e/f/g/Dockerfile': '', 'a/near': '', far: '' });
    const dockerfile = join(folder, 'a/b/c/d/e/f/g/Dockerfile');
    expect(openContext({ dockerfile, sources: ['near'] }).root).toBe(join(folder, 'a'));
    expect(openContext({ dockerfile, sources: ['far'] }).root).toBe(dirname(dockerfile));
  });

  it('does not take heart from sources that tell nothing', () => {
    put({ 'docker/Dockerfile': '' });
    const sources = ['.', '*', 'https://example.org/x', '../x', '$DIR'];
    const context = openContext({ dockerfile: join(folder, 'docker/Dockerfile'), sources });
    expect([context.root, context.complete]).toEqual([join(folder, 'docker'), true]);
  });
});

describe('files of a context', () => {
  it('tells what is there', () => {
    put({ Dockerfile: 'FROM a', 'src/a.js': 'let a', 'src/b/c.js': '' });
    const context = openContext({ dockerfile: join(folder, 'Dockerfile') });
    expect([context.kind('src'), context.kind('src/a.js'), context.kind('x')]).toEqual([
      'directory',
      'file',
      'absent',
    ]);
    expect([context.has('/src/'), context.has('./src/../src/a.js'), context.has('x')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(context.list('src')).toEqual(['a.js', 'b']);
    expect(context.list('src/a.js')).toEqual([]);
    expect(context.text('src/a.js')).toBe('let a');
    expect(context.text('src')).toBeUndefined();
    expect(context.mode('x')).toBeUndefined();
  });

  it('tells the mode', () => {
    put({ Dockerfile: '' });
    writeFileSync(join(folder, 'run.sh'), '', { mode: 0o750 });
    expect(openContext({ dockerfile: join(folder, 'Dockerfile') }).mode('run.sh')).toBe(0o750);
  });

  it('gives no text for what is none', () => {
    put({
      Dockerfile: '',
      nul: 'a\0b',
      latin: new Uint8Array([0x63, 0xe9]),
      huge: 'x'.repeat(4 * 1024 * 1024 + 1),
    });
    const context = openContext({ dockerfile: join(folder, 'Dockerfile') });
    expect(['nul', 'latin', 'huge'].map((path) => context.text(path))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(context.has('huge')).toBe(true);
  });

  it('keeps the byte order mark', () => {
    expect(memoryContext({ a: '\uFEFFx' }).text('a')).toBe('\uFEFFx');
  });

  it('does not leave the root', () => {
    put({ 'app/Dockerfile': '', secret: 'x', 'app/real': 'y' });
    symlinkSync(join(folder, 'secret'), join(folder, 'app/link'));
    symlinkSync('..', join(folder, 'app/up'));
    symlinkSync('real', join(folder, 'app/inside'));
    symlinkSync('nowhere', join(folder, 'app/broken'));
    const context = openContext({ dockerfile: join(folder, 'app/Dockerfile') });
    for (const path of [
      '../secret',
      'a/../../secret',
      join(folder, 'secret'),
      'link',
      'up',
      'up/secret',
      'broken',
    ])
      expect([path, context.kind(path), context.text(path)]).toEqual([path, 'absent', undefined]);
    expect(context.text('inside')).toBe('y');
    expect([...context.reads.keys()].filter((path) => path.startsWith('..'))).toEqual([]);
  });
});

describe('the ignore file', () => {
  const files = { 'docs/a.md': 'a', 'docs/README.md': 'r', 'src/x': 'x' };

  it('keeps files out', () => {
    const context = memoryContext({ ...files, '.dockerignore': 'docs' });
    expect([context.has('docs'), context.has('docs/a.md'), context.text('docs/a.md')]).toEqual([
      false,
      false,
      undefined,
    ]);
    expect([context.ignored('docs'), context.kind('docs')]).toEqual([true, 'directory']);
    expect(context.list('')).toEqual(['.dockerignore', 'src']);
    expect(context.list('docs')).toEqual([]);
  });

  it('beside the Dockerfile wins', () => {
    const both = { ...files, '.dockerignore': 'src', 'docker/web.Dockerfile.dockerignore': 'docs' };
    expect(memoryContext(both, 'docker/web.Dockerfile').has('src/x')).toBe(true);
    expect(memoryContext(both, 'docker/web.Dockerfile').has('docs/a.md')).toBe(false);
    expect(memoryContext(both, 'docker/other.Dockerfile').has('src/x')).toBe(false);
  });

  it('sends a directory that holds an exception', () => {
    const context = memoryContext({ ...files, '.dockerignore': '*\n!docs/README.md' });
    expect([context.has('docs'), context.ignored('docs'), context.has('src')]).toEqual([true, false, false]);
    expect(context.list('docs')).toEqual(['README.md']);
  });

  it('does not send a directory whose exception is not there', () => {
    const context = memoryContext({ ...files, '.dockerignore': '*\n!docs/absent.md' });
    expect([context.has('docs'), context.has('docs/a.md')]).toEqual([false, false]);
  });

  it('does not walk through links for an exception', () => {
    put({ Dockerfile: '', '.dockerignore': '*\n!a/link/keep', 'b/keep': '', 'a/x': '' });
    symlinkSync('../b', join(folder, 'a/link'));
    expect(openContext({ dockerfile: join(folder, 'Dockerfile') }).has('a')).toBe(false);
  });

  it('leaves a link hanging whose target is kept out', () => {
    put({ Dockerfile: '', '.dockerignore': 'secret', secret: 'x' });
    symlinkSync('secret', join(folder, 'public'));
    const context = openContext({ dockerfile: join(folder, 'Dockerfile') });
    expect([context.has('public'), context.text('public')]).toEqual([false, undefined]);
  });

  it('can ignore the files that the builder reads, which can be read still', () => {
    const context = memoryContext({ Dockerfile: 'FROM a', '.dockerignore': '*' });
    expect([context.has('Dockerfile'), context.has('.dockerignore')]).toEqual([false, false]);
    expect([context.text('Dockerfile'), context.text('.dockerignore')]).toEqual(['FROM a', '*']);
  });
});

describe('the record of what was read', () => {
  it('holds every question', () => {
    const context = memoryContext({ 'a.txt': 'A', 'b.txt': 'B', 'dir/x': '' });
    context.has('a.txt');
    context.text('b.txt');
    context.kind('dir');
    context.text('gone.txt');
    expect(Object.fromEntries(context.reads)).toEqual({
      'a.txt': 'file',
      'b.txt': sha256('B'),
      dir: 'directory',
      'gone.txt': 'absent',
      'Dockerfile.dockerignore': 'absent',
      '.dockerignore': 'absent',
    });
  });

  it('keeps the reading when the file is only looked for afterwards', () => {
    const context = memoryContext({ a: 'A' });
    context.has('a');
    context.text('a');
    context.has('a');
    expect(context.reads.get('a')).toBe(sha256('A'));
  });

  const asRoot = process.geteuid?.() === 0 ? it : it.skip;
  asRoot('tells what could not be read', () => {
    put({ Dockerfile: '', secret: 'x' });
    chmodSync(top, 0o755);
    chmodSync(join(folder, 'secret'), 0o600);
    const context = openContext({ dockerfile: join(folder, 'Dockerfile') });
    try {
      process.seteuid?.(65534);
      expect(context.text('secret')).toBeUndefined();
    } finally {
      process.seteuid?.(0);
    }
    expect(context.reads.get('secret')).toBe('unreadable');
  });

  it('is empty before a question', () => {
    put({ Dockerfile: '', '.dockerignore': 'x' });
    expect(openContext({ dockerfile: join(folder, 'Dockerfile'), sources: ['x'] }).reads.size).toBe(0);
  });
});

describe('companions', () => {
  it('are seen as if they had been written', () => {
    const base = memoryContext({ 'package.json': '{"name":"old"}', '.dockerignore': 'src', 'src/a': '' });
    expect(base.node('')?.name).toBe('old');
    const changes = { 'package.json': '{"name":"new"}', '.dockerignore': '', 'tools/run.sh': 'echo' };
    const over = withCompanions(base, new Map(Object.entries(changes)));
    expect([over.node('')?.name, over.has('src/a'), over.text('tools/run.sh')]).toEqual([
      'new',
      true,
      'echo',
    ]);
    expect(over.list('')).toEqual(['.dockerignore', 'package.json', 'src', 'tools']);
    expect([base.node('')?.name, base.has('src/a'), base.has('tools')]).toEqual(['old', false, false]);
  });

  it('do not enter the record, which goes on', () => {
    const base = memoryContext({ a: 'A', b: 'B' });
    const over = withCompanions(base, new Map([['a', 'planned']]));
    expect([over.text('a'), over.text('b')]).toEqual(['planned', 'B']);
    expect([base.reads.get('a'), base.reads.get('b')]).toEqual([undefined, sha256('B')]);
  });

  it('can be laid over companions', () => {
    const first = withCompanions(memoryContext({ a: '1' }), new Map([['b', '2']]));
    const second = withCompanions(first, new Map([['b', '3']]));
    expect([second.text('a'), second.text('b'), first.text('b')]).toEqual(['1', '3', '2']);
  });

  it('keep the mode of the file', () => {
    put({ Dockerfile: '' });
    writeFileSync(join(folder, 'run.sh'), '', { mode: 0o755 });
    const context = openContext({ dockerfile: join(folder, 'Dockerfile') });
    expect(withCompanions(context, new Map([['run.sh', 'new']])).mode('run.sh')).toBe(0o755);
  });
});

it('says nothing about files where there is no context', () => {
  const context = noContext();
  expect([context.complete, context.root, context.has('package.json')]).toEqual([false, undefined, false]);
});
