import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadTransforms } from '../src/registry.ts';
import { Repairer } from '../src/repair.ts';
import { select } from '../src/selection.ts';

const cwd = fileURLToPath(new URL('../', import.meta.url));
const transforms = await loadTransforms();

describe.each(['backend', 'frontend'])('the %s of the examples', (name) => {
  const read = (file: string): string => readFileSync(`${cwd}examples/${name}/${file}`, 'utf8');
  const repair = (text: string) =>
    new Repairer({
      cwd,
      selection: select(transforms, [], [], { preset: 'repair' }),
      unsafe: true,
      context: undefined,
    }).repair(`examples/${name}/Dockerfile`, text).result;

  it('is repaired as its proof has it', () => {
    const result = repair(read('Dockerfile'));
    expect(result.bugs).toEqual([]);
    expect(result.changes.map(({ after }) => after)).toEqual([read('Dockerfile.repaired')]);
  });

  it('is left as it is once it is repaired', () => {
    expect(repair(read('Dockerfile.repaired')).changes).toEqual([]);
  });
});
