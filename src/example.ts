import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { unifiedDiff } from './diff.ts';
import type { FileChange } from './result.ts';

/** The patch that a transform makes of its example, companion files behind the Dockerfile; undefined where it has none. */
export function examplePatch(id: string): string | undefined {
  const directory = new URL(`../__fixtures__/${id}/example/`, import.meta.url);
  const [before, after] = [textIn(directory, 'input.Dockerfile'), textIn(directory, 'output.Dockerfile')];
  if (before === undefined || after === undefined) return undefined;
  return [{ path: 'Dockerfile', before, after }, ...companions(directory)].map(unifiedDiff).join('');
}

function companions(directory: URL): FileChange[] {
  const written = new URL('output/', directory);
  if (!existsSync(written)) return [];
  const paths = readdirSync(written, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return paths.toSorted().flatMap((path) => {
    const after = textIn(written, path);
    return after === undefined ? [] : [{ path, before: textIn(directory, path), after }];
  });
}

function textIn(directory: URL, path: string): string | undefined {
  const file = new URL(path, directory);
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
}
