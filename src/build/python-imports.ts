import type { Context } from '../context/types.ts';

/** A line of a module that runs whenever the module is imported. */
export interface ImportLine {
  /** File of the context. */
  readonly file: string;
  /** As written, without what follows the module's name. */
  readonly text: string;
}

/** So many files of a project are followed. */
const MAX_FILES = 300;

/**
 * The first import of a module, or of one in it, that certainly runs when a module of the project is imported: at the margin of
 * that file, or of one of the project's that it imports in such a line. `root` is the directory that modules are looked for in.
 */
export function firstImport(
  context: Context,
  root: string,
  start: readonly string[],
  wanted: string,
): ImportLine | undefined {
  const seen = new Set<string>();
  const open = [...start];
  for (let file = open.shift(); file !== undefined && seen.size < MAX_FILES; file = open.shift()) {
    const source = seen.has(file) ? undefined : context.text(file);
    seen.add(file);
    if (source === undefined) continue;
    for (const { module, names, text } of importsOf(source, file.slice(root === '' ? 0 : root.length + 1))) {
      if (module === wanted || module.startsWith(`${wanted}.`)) return { file, text };
      open.push(
        ...filesOf(context, root, module),
        ...names.flatMap((name) => filesOf(context, root, `${module}.${name}`)),
      );
    }
  }
  return undefined;
}

/** The files that importing a module of the project runs: itself and the packages that it is in. */
export function filesOf(context: Context, root: string, module: string): string[] {
  const path = module.split('.').filter((part) => part !== '');
  const files = path.flatMap((_, index) => {
    const base = [...(root === '' ? [] : [root]), ...path.slice(0, index + 1)].join('/');
    return [`${base}.py`, `${base}/__init__.py`].filter((file) => context.has(file));
  });
  return files;
}

interface Import {
  readonly module: string;
  /** What is taken out of it, which may be modules too. */
  readonly names: readonly string[];
  readonly text: string;
}

function importsOf(source: string, file: string): Import[] {
  const imports: Import[] = [];
  let quote: string | undefined;
  for (const line of source.split('\n')) {
    if (quote === undefined) imports.push(...importIn(line, file));
    quote = quoteAfter(line, quote);
  }
  return imports;
}

/** The triple quote that is open behind a line. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (const [found] of line.matchAll(/"""|'''/g)) {
    if (quote === undefined) quote = found;
    else if (quote === found) quote = undefined;
  }
  return quote;
}

function importIn(line: string, file: string): Import[] {
  const settings = /DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/.exec(line)?.[1];
  if (settings !== undefined) return [{ module: settings, names: [], text: line.trim() }];
  const from = /^from (\.*)((?:\w[\w.]*)?) import \(?([\w, ]*)/.exec(line);
  if (from !== null) {
    const [, dots = '', module = '', names = ''] = from;
    return [
      {
        module: [...(dots === '' ? [] : packageOf(file, dots.length)), module].filter(Boolean).join('.'),
        names: names.split(',').flatMap((name) => /^\s*(\w+)/.exec(name)?.[1] ?? []),
        text: `from ${dots}${module} import`,
      },
    ];
  }
  const plain = /^import ([\w., ]+)/.exec(line)?.[1] ?? '';
  return plain
    .split(',')
    .flatMap((part) => /^\s*([\w.]+)/.exec(part)?.[1] ?? [])
    .map((module) => ({ module, names: [], text: `import ${module}` }));
}

/** The package that so many dots mean in a file. */
function packageOf(file: string, dots: number): string[] {
  return file.split('/').slice(0, -dots);
}
