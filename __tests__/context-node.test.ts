import { describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { known, valueOf } from '../src/known.ts';

function manifest(content: object): string {
  return JSON.stringify(content);
}

/** A project at the root that declares next and react, with these files beside it. */
function lockedIn(files: Record<string, string>, name = 'next', directory = '') {
  const declared = {
    dependencies: { next: '^15.0.0', '@a/b': '^1.0.0' },
    devDependencies: { react: '19.x' },
  };
  return memoryContext({ 'package.json': manifest(declared), ...files })
    .node(directory)
    ?.locked(name);
}

describe('package.json', () => {
  it('is read', () => {
    const content = {
      name: 'web',
      scripts: { build: 'next build', odd: 1 },
      engines: { node: '>=20' },
      packageManager: 'pnpm@9.1.0',
      dependencies: { next: '15' },
      devDependencies: { vite: '6' },
      optionalDependencies: { sharp: '0.33' },
      peerDependencies: { react: '*' },
    };
    const node = memoryContext({ 'apps/web/package.json': `\uFEFF${manifest(content)}` }).node('apps/web/');
    expect(node).toMatchObject({
      directory: 'apps/web',
      name: 'web',
      packageManager: 'pnpm@9.1.0',
      lockfile: undefined,
    });
    expect(node?.scripts).toEqual(new Map([['build', 'next build']]));
    expect(node?.engines).toEqual(new Map([['node', '>=20']]));
    expect([node?.dependencies.get('next'), node?.devDependencies.get('vite')]).toEqual(['15', '6']);
    expect([node?.optionalDependencies.get('sharp'), node?.peerDependencies.get('react')]).toEqual([
      '0.33',
      '*',
    ]);
  });

  it.each([['{'], ['[]'], ['null'], ['']])('that is no object gives no project: %s', (text) => {
    expect(memoryContext({ 'package.json': text }).node('')).toBeUndefined();
  });

  it('that is absent or ignored gives no project', () => {
    const context = memoryContext({ 'a/package.json': '{}', '.dockerignore': 'a' });
    expect([context.node(''), context.node('a'), context.node('../a')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps names that objects have anyway apart', () => {
    const node = memoryContext({
      'package.json': '{"dependencies":{"__proto__":"1","constructor":"2"}}',
    }).node('');
    expect([...(node?.dependencies ?? [])]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(memoryContext({ 'package.json': '{}' }).node('')?.dependencies.get('toString')).toBeUndefined();
  });
});

describe('the lockfile', () => {
  it('is the one beside the project', () => {
    const context = memoryContext({ 'package.json': '{}', 'yarn.lock': '' });
    expect(context.node('')?.lockfile).toEqual({ kind: 'yarn', path: 'yarn.lock' });
  });

  it('tells the two forms of yarn apart', () => {
    const context = memoryContext({
      'package.json': '{}',
      'yarn.lock': '# x\n\n__metadata:\n  version: 8\n',
    });
    expect(context.node('')?.lockfile?.kind).toBe('yarn-berry');
  });

  it('is the shrinkwrap where npm has both', () => {
    const context = memoryContext({
      'package.json': '{}',
      'package-lock.json': '{}',
      'npm-shrinkwrap.json': '{}',
    });
    expect(context.node('')?.lockfiles).toEqual([{ kind: 'npm', path: 'npm-shrinkwrap.json' }]);
  });

  it('is that of the declared package manager where there are several', () => {
    const files = { 'package-lock.json': '{}', 'pnpm-lock.yaml': '' };
    const one = memoryContext({ 'package.json': manifest({ packageManager: 'pnpm@9' }), ...files }).node('');
    expect(one?.lockfile).toEqual({ kind: 'pnpm', path: 'pnpm-lock.yaml' });
    const unclear = memoryContext({ 'package.json': '{}', ...files }).node('');
    expect([unclear?.lockfile, unclear?.lockfiles.length]).toEqual([undefined, 2]);
  });

  it('is that of the workspace', () => {
    const files = { 'apps/web/package.json': '{}', 'tools/x/package.json': '{}', 'package-lock.json': '{}' };
    const context = memoryContext({
      ...files,
      'package.json': manifest({ workspaces: ['./apps/*', '!apps/old'] }),
    });
    expect(context.node('apps/web')?.lockfile).toEqual({ kind: 'npm', path: 'package-lock.json' });
    expect(context.node('tools/x')?.lockfile).toBeUndefined();
  });

  it('is that of a pnpm workspace', () => {
    const files = {
      'apps/web/package.json': '{}',
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': 'packages:\n  - apps/**\n',
    };
    expect(memoryContext(files).node('apps/web')?.lockfile?.path).toBe('pnpm-lock.yaml');
  });

  it('is not read before its content is asked for', () => {
    const context = memoryContext({
      'package.json': '{"dependencies":{"a":"1"}}',
      'package-lock.json': '{}',
    });
    const node = context.node('');
    expect([node?.lockfile?.path, context.reads.get('package-lock.json')]).toEqual([
      'package-lock.json',
      'file',
    ]);
    node?.locked('a');
    expect(context.reads.get('package-lock.json')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a locked version', () => {
  it('is read from package-lock.json, version 1', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: { next: { version: '15.0.1' }, react: { version: 'file:../r' } },
    };
    const files = { 'package-lock.json': manifest(lock) };
    expect(lockedIn(files)).toEqual(known('15.0.1'));
    expect(lockedIn(files, 'react')?.known).toBe(false);
  });

  it('is read from package-lock.json, versions 2 and 3', () => {
    const packages = {
      '': {},
      'node_modules/next': { version: '15.0.2' },
      'node_modules/x/node_modules/react': { version: '1' },
    };
    const files = { 'package-lock.json': manifest({ lockfileVersion: 3, packages }) };
    expect(lockedIn(files)).toEqual(known('15.0.2'));
    expect(lockedIn(files, 'react')?.known).toBe(false);
  });

  it('is that of the workspace member', () => {
    const packages = {
      'apps/web/node_modules/next': { version: '14.0.0' },
      'node_modules/next': { version: '15.0.0' },
      'node_modules/lib': { resolved: 'packages/lib', link: true },
      'packages/lib': { version: '0.1.0' },
    };
    const member = manifest({ dependencies: { next: '*', lib: '*' } });
    const context = memoryContext({
      'package.json': manifest({ workspaces: ['apps/*'] }),
      'package-lock.json': manifest({ packages }),
      'apps/web/package.json': member,
      'apps/docs/package.json': member,
    });
    expect(context.node('apps/web')?.locked('next')).toEqual(known('14.0.0'));
    expect(context.node('apps/docs')?.locked('next')).toEqual(known('15.0.0'));
    expect(context.node('apps/docs')?.locked('lib')).toEqual(known('0.1.0'));
  });

  it('is read from yarn.lock, the classic form', () => {
    const lock = `# yarn lockfile v1


"@a/b@^1.0.0", "@a/b@^1.2.0":
  version "1.3.0"
  resolved "https://example.org/b.tgz"
  dependencies:
    next "^13.0.0"

next@^13.0.0:
  version "13.5.0"

next@^15.0.0, next@^15.0.3:
  version "15.0.3"
`;
    const files = { 'yarn.lock': lock.replaceAll('\n', '\r\n') };
    expect([lockedIn(files), lockedIn(files, '@a/b')].map((found) => found && valueOf(found))).toEqual([
      '15.0.3',
      '1.3.0',
    ]);
    expect(lockedIn(files, 'react')?.known).toBe(false);
  });

  it('is read from yarn.lock, the form since Yarn 2', () => {
    const lock = `__metadata:
  version: 8

"@a/b@workspace:packages/b, @a/b@^1.0.0":
  version: 0.0.0-use.local
  resolution: "@a/b@workspace:packages/b"

"next@npm:^15.0.0":
  version: 15.0.4
  resolution: "next@npm:15.0.4"
  dependencies:
    react: "npm:19.x"
`;
    expect(lockedIn({ 'yarn.lock': lock })).toEqual(known('15.0.4'));
    expect(lockedIn({ 'yarn.lock': lock }, '@a/b')?.known).toBe(false);
  });

  const pnpm: [string, string][] = [
    [
      '5.3',
      'lockfileVersion: 5.3\n\nspecifiers:\n  next: ^15.0.0\n\ndependencies:\n  next: 15.0.5_react@19.0.0\n\npackages:\n\n  /next/15: {}\n',
    ],
    [
      '5.4',
      "lockfileVersion: 5.4\nimporters:\n  .:\n    specifiers: {}\n    dependencies:\n      next: 15.0.5_ab\npackages: {'bad': [}\n",
    ],
    [
      '6',
      "lockfileVersion: '6.0'\n\ndependencies:\n  next:\n    specifier: ^15.0.0\n    version: 15.0.5(react@19.0.0)\n\npackages:\n",
    ],
    [
      '9',
      "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      next:\n        specifier: ^15.0.0\n        version: 15.0.5(react-dom@19.0.0(react@19.0.0))(react@19.0.0)\n\npackages:\n",
    ],
    [
      'two documents',
      '---\nimporters:\n  .:\n    dependencies:\n      next:\n        version: 1.0.0\n---\nimporters:\n  .:\n    dependencies:\n      next:\n        version: 15.0.5\n',
    ],
  ];
  it.each(pnpm)('is read from pnpm-lock.yaml, %s', (_version, lock) => {
    expect(lockedIn({ 'pnpm-lock.yaml': lock })).toEqual(known('15.0.5'));
  });

  it('is that of the importer', () => {
    const lock = `importers:
  .:
    dependencies:
      next: {specifier: 1, version: 1.0.0}
  apps/web:
    devDependencies:
      next: {specifier: 2, version: 2.0.0}
      lib: {specifier: 'workspace:*', version: 'link:../lib'}
`;
    const context = memoryContext({
      'pnpm-lock.yaml': lock,
      'pnpm-workspace.yaml': "packages: ['apps/*']",
      'apps/web/package.json': manifest({ devDependencies: { next: '2', lib: 'workspace:*' } }),
    });
    expect(context.node('apps/web')?.locked('next')).toEqual(known('2.0.0'));
    expect(context.node('apps/web')?.locked('lib')?.known).toBe(false);
  });

  it('is read from bun.lock', () => {
    const lock = `{
  "lockfileVersion": 1, // text
  "workspaces": { "": { "name": "x", }, "apps/web": { "name": "web", }, },
  "packages": {
    "@a/b": ["@a/b@1.4.0", "", {}, "sha512-a,}//"],
    "next": ["next@15.0.6", "", { "dependencies": { "a": "1", }, }, "sha512-\\"x"],
    "web/next": ["next@14.0.6", "", {}, ""],
  },
}`;
    expect(lockedIn({ 'bun.lock': lock })).toEqual(known('15.0.6'));
    expect(lockedIn({ 'bun.lock': lock }, '@a/b')).toEqual(known('1.4.0'));
    const context = memoryContext({
      'package.json': manifest({ workspaces: { packages: ['apps/*'] } }),
      'apps/web/package.json': manifest({ dependencies: { next: '14' } }),
      'bun.lock': lock,
    });
    expect(context.node('apps/web')?.locked('next')).toEqual(known('14.0.6'));
  });

  it.each([
    ['package-lock.json', '{'],
    ['package-lock.json', '[]'],
    ['yarn.lock', ''],
    ['pnpm-lock.yaml', 'dependencies:\n  next: [\n'],
    ['bun.lock', '{"packages": {'],
    ['bun.lockb', '\0'],
  ])('is not known where the lockfile tells none: %s', (path, text) => {
    expect(lockedIn({ [path]: text })).toEqual({ known: false, reason: expect.stringContaining(path) });
  });

  it('is not known without a lockfile, and for what is not declared', () => {
    expect(lockedIn({})).toEqual({ known: false, reason: 'there is no lockfile' });
    const packages = { 'node_modules/hidden': { version: '1.0.0' } };
    expect(lockedIn({ 'package-lock.json': manifest({ packages }) }, 'hidden')?.known).toBe(false);
    const two = { 'package-lock.json': '{}', 'yarn.lock': '' };
    expect(lockedIn(two)).toEqual({
      known: false,
      reason: 'there are lockfiles of several package managers',
    });
  });
});
