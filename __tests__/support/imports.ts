import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What a module imports or exports from elsewhere, types too: paths from the project's root, names of packages. */
export function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const specifiers = [
    ...source.matchAll(/\bfrom '([^'\n]+)';$/gm),
    ...source.matchAll(/\bimport\('([^'\n]+)'\)/g),
  ];
  return specifiers.map(([, specifier = '']) =>
    specifier.startsWith('.') ? fromProject(resolve(dirname(file), specifier)) : specifier,
  );
}

/** Path of a file from the project's root, with `/`. */
export function fromProject(file: string): string {
  return relative(PROJECT, file).split(sep).join('/');
}
