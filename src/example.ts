import { existsSync, readFileSync } from 'node:fs';
import { unifiedDiff } from './diff.ts';

/** The patch that a transform makes of its example; undefined where it has none. */
export function examplePatch(id: string): string | undefined {
  const directory = new URL(`../__fixtures__/${id}/example/`, import.meta.url);
  const [before, after] = [new URL('input.Dockerfile', directory), new URL('output.Dockerfile', directory)];
  if (!existsSync(before) || !existsSync(after)) return undefined;
  return unifiedDiff({
    path: 'Dockerfile',
    before: readFileSync(before, 'utf8'),
    after: readFileSync(after, 'utf8'),
  });
}
