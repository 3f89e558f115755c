import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadTransforms } from '../src/registry.ts';

const WHOLE = {
  summary: `'Mend it'`,
  kind: `'repair'`,
  effect: `'image'`,
  safety: `'safe'`,
  fixes: '() => []',
};

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dffix-registry-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, fields: Readonly<Record<string, string>>): void {
  const body = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  writeFileSync(join(directory, name), `export default { ${body.join(', ')} };\n`);
}

describe('the registry', () => {
  it('is the directory: file names are ids, in order', async () => {
    for (const name of ['b.ts', 'a-2.ts', 'c.ts']) write(name, WHOLE);
    writeFileSync(join(directory, 'README.md'), '');
    writeFileSync(join(directory, 'd.d.ts'), '');
    expect((await loadTransforms(directory)).map(({ id }) => id)).toEqual(['a-2', 'b', 'c']);
  });

  it.each([
    ['summary', { summary: `''` }, 'has no summary'],
    ['kind', { kind: `'mend'` }, 'has no kind'],
    ['effect', { effect: `'all'` }, 'has no effect'],
    ['safety', { safety: `'sure'` }, 'has no safety'],
    ['risk', { safety: `'unsafe'` }, 'is not safe and does not name its risk'],
    ['fixes', { fixes: '[]' }, 'has no function fixes'],
  ])('refuses a transform without %s', async (_, fields, message) => {
    write('x.ts', { ...WHOLE, ...fields });
    await expect(loadTransforms(directory)).rejects.toThrow(`the transform x ${message}`);
  });

  it('reads the explanation that stands beside the module when it is asked for', async () => {
    write('x.ts', WHOLE);
    const [transform] = await loadTransforms(directory);
    expect(() => transform?.why).toThrow('the transform x has no explanation x.md');
    writeFileSync(join(directory, 'x.md'), '## Why\n\nIt is broken.\n');
    expect(transform?.why).toBe('It is broken.');
    expect(transform?.sources).toBeUndefined();
  });

  it('takes an unsafe transform that names its risk', async () => {
    write('x.ts', { ...WHOLE, safety: `'unsafe'`, risk: `'It may differ'` });
    expect(await loadTransforms(directory)).toHaveLength(1);
  });
  it('refuses a name that cannot be typed, and a module that exports nothing', async () => {
    write('X_y.ts', WHOLE);
    await expect(loadTransforms(directory)).rejects.toThrow('the transform X_y has a file name');
    rmSync(join(directory, 'X_y.ts'));
    writeFileSync(join(directory, 'z.ts'), 'export const z = 1;\n');
    await expect(loadTransforms(directory)).rejects.toThrow('the transform z has no default export');
  });
});
