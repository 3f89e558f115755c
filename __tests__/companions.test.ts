import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadTransforms } from '../src/registry.ts';
import { Repairer } from '../src/repair.ts';
import { select } from '../src/selection.ts';
import { memoryContext, noContext, openContext, withCompanions } from '../src/context/context.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-companions-'));
afterAll(() => rmSync(top, { recursive: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, name, path)), { recursive: true });
    writeFileSync(join(top, name, path), text);
  }
  return join(top, name);
}

const FILES = {
  Dockerfile: 'FROM scratch\n',
  '.dockerignore': 'k8s\n*.yaml\n',
  'compose.yaml': 'services: {}\n',
  'k8s/api.yaml': 'kind: Pod\n',
  'k8s/base/other.yaml': 'kind: Job\n',
  'src/app.yaml': 'a: 1\n',
  '.github/workflows/ci.yml': 'on: push\n',
};
const EXPECTED = [
  '.dockerignore',
  '.github',
  'Dockerfile',
  'compose.yaml',
  'k8s',
  'src',
  '.github/workflows/ci.yml',
  'k8s/api.yaml',
  'k8s/base',
];

describe('companions of a context', () => {
  const contexts = {
    'on disk': openContext({ dockerfile: join(folder('a', FILES), 'Dockerfile') }),
    'in memory': memoryContext(FILES),
  };
  it.each(Object.entries(contexts))('are there whether they are ignored or not, %s', (_, context) => {
    expect(context.companions).toEqual(EXPECTED);
    expect([context.text('compose.yaml'), context.text('k8s/api.yaml')]).toEqual([undefined, undefined]);
    expect(context.companion('compose.yaml')).toBe('services: {}\n');
    expect(context.companion('./k8s/../k8s/api.yaml')).toBe('kind: Pod\n');
  });

  it('are none where there is no context', () => {
    expect([noContext().companions, noContext().companion('compose.yaml')]).toEqual([[], undefined]);
  });

  it('have no text where they are absent, directories, binary, or outside', () => {
    const root = folder('b/in', { Dockerfile: '', binary: 'a\0b' });
    writeFileSync(join(top, 'b/secret.yaml'), 'a: 1\n');
    symlinkSync('../secret.yaml', join(root, 'link.yaml'));
    const context = openContext({ dockerfile: join(root, 'Dockerfile') });
    for (const path of ['absent', '', 'binary', '../secret.yaml', 'link.yaml'])
      expect([path, context.companion(path)]).toEqual([path, undefined]);
  });

  it('are recorded by what was read', () => {
    const context = memoryContext(FILES);
    expect(context.companions.length).toBe(EXPECTED.length);
    expect([...context.reads.keys()]).not.toContain('k8s/api.yaml');
    context.companion('k8s/api.yaml');
    context.companion('absent.yaml');
    expect(context.reads.get('k8s/api.yaml')).toMatch(/^[0-9a-f]{64}$/);
    expect(context.reads.get('absent.yaml')).toBe('absent');
  });

  it('are as they would be written', () => {
    const next = withCompanions(
      memoryContext(FILES),
      new Map([
        ['k8s/api.yaml', 'kind: Job\n'],
        ['k8s/new.yaml', 'kind: Pod\n'],
      ]),
    );
    expect([next.companion('k8s/api.yaml'), next.companion('k8s/new.yaml')]).toEqual([
      'kind: Job\n',
      'kind: Pod\n',
    ]);
    expect(next.companions).toEqual([...EXPECTED, 'k8s/new.yaml']);
  });
});

describe('a companion that several Dockerfiles have edited', () => {
  const service = (name: string) =>
    `  ${name}:\n    build: { context: ., dockerfile: ${name}.Dockerfile }\n    image: ghcr.io/acme/${name}:dev\n`;
  const pod = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  containers:\n    - name: main\n      image: ghcr.io/acme/${name}:dev\n`;

  it('is handed on from one to the next', async () => {
    const root = folder('c', {
      'a.Dockerfile': 'FROM debian:12\nCMD ["a"]\n',
      'b.Dockerfile': 'FROM debian:12\nCMD ["b"]\n',
      'compose.yaml': `services:\n${service('a')}${service('b')}`,
      'k8s/pods.yaml': `${pod('a')}---\n${pod('b')}`,
    });
    const selection = select(await loadTransforms(), ['pull-image-of-mutable-tag'], []);
    const repairer = new Repairer({ cwd: root, selection, unsafe: true, context: root });
    const results = ['a', 'b'].map((name) =>
      repairer
        .repair(`${name}.Dockerfile`, `FROM debian:12\nCMD ["${name}"]\n`)
        .result.changes.map(({ path, after }) => ({
          path,
          pulled: after.split('---').map((document) => document.includes('imagePullPolicy: Always')),
        })),
    );
    expect(results).toEqual([
      [{ path: 'k8s/pods.yaml', pulled: [true, false] }],
      [{ path: 'k8s/pods.yaml', pulled: [true, true] }],
    ]);
  });
});
