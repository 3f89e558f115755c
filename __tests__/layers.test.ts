import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fromProject, importsOf } from './support/imports.ts';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

/** From the bottom up: a file imports from its own layer and from those before it. The first that matches counts. */
const LAYERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['words', /^src\/(range|known|errors|text|digest|fix|nearest|version)\.ts$/],
  ['facts', /^src\/facts\//],
  ['syntax', /^src\/(dockerfile|shell)\//],
  ['logs', /^src\/log\//],
  ['model', /^src\/(build|context|packages)\//],
  ['contract', /^src\/(transform|explanation|result|verified|verification|presets)\.ts$/],
  ['edits', /^src\/edits\//],
  ['diff', /^src\/diff\.ts$/],
  ['engine', /^src\/(engine\/.*|converge|guard|registry)\.ts$/],
  ['reports', /^src\/report\//],
  [
    'run',
    /^src\/(config\/.*|definitions\/.*|verify\/.*|versions\/.*|bulk\/.*|stepwise\/.*|run|interruption|repair|example|discover|write|sources|selection|options|plain-arguments|terminal|logged|symptom)\.ts$/,
  ],
  ['cli', /^src\/cli\.ts$/],
];

/** What reports may know: results and how to show them. */
const REPORTS_KNOW =
  /^src\/(report\/.*|result|verified|verification|errors|diff|text|version|fix|transform)\.ts$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join(SOURCE, path));

function layerOf(path: string): number {
  return LAYERS.findIndex(([, pattern]) => pattern.test(path));
}

describe('imports', () => {
  it('are of files that have a layer', () => {
    expect(files.map(fromProject).filter((path) => layerOf(path) < 0)).toEqual([]);
  });

  it('go one way', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith('src/') && layerOf(path) > layerOf(fromProject(file)))
        .map((path) => `${fromProject(file)} → ${path}`),
    );
    expect(upward).toEqual([]);
  });

  it('of reports are results and what shows them', () => {
    const unknown = files
      .filter((file) => fromProject(file).startsWith('src/report/'))
      .flatMap((file) => importsOf(file).map((path) => `${fromProject(file)} → ${path}`))
      .filter((line) => line.includes(' → src/') && !REPORTS_KNOW.test(line.slice(line.indexOf('→ ') + 2)));
    expect(unknown).toEqual([]);
  });

  it('of the source are never of transforms', () => {
    expect(files.flatMap(importsOf).filter((path) => path.startsWith('transforms/'))).toEqual([]);
  });
});
