import type { Context } from '../context/types.ts';

/** A value that a file beside the Dockerfile gives a build argument. */
export interface ToldValue {
  readonly value: string;
  /** Relative to the root of the context. */
  readonly file: string;
  /** False where the name is one that a project has for other things too: `VERSION`. */
  readonly sure: boolean;
}

const COMMON_NAMES = new Set([
  'version',
  'tag',
  'image',
  'name',
  'os',
  'arch',
  'base',
  'from',
  'env',
  'registry',
]);

type Told = Pick<ToldValue, 'value' | 'file'>;

/** Files that call builds, or hold the variables of those that do. */
const CALLERS =
  /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml|[Mm]akefile|[\w.-]+\.(?:mk|sh)|\.gitlab-ci\.yml|\.travis\.yml|README(?:\.\w+)?)$|^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Files that hold a version and nothing else, by the variable that usually has it. */
const VERSION_FILES: Readonly<Record<string, readonly string[]>> = {
  NODE_VERSION: ['.nvmrc', '.node-version'],
  RUBY_VERSION: ['.ruby-version'],
  PYTHON_VERSION: ['.python-version'],
  GO_VERSION: ['.go-version'],
};

/** The value that the project's own files give a build argument, all of them the same; undefined where they do not, or differ. */
export function toldValue(context: Context, name: string): ToldValue | undefined {
  const told = [...versions(context, name), ...assignments(context, name)];
  const [first] = told;
  if (first === undefined || told.some(({ value }) => value !== first.value)) return undefined;
  return { ...first, sure: !COMMON_NAMES.has(name.toLowerCase()) };
}

function versions(context: Context, name: string): Told[] {
  return (VERSION_FILES[name.toUpperCase()] ?? []).flatMap((file) => {
    const value = /^v?(\d[\w.-]*)\s*$/.exec(context.companion(file) ?? '')?.[1];
    return value === undefined ? [] : [{ value, file }];
  });
}

function assignments(context: Context, name: string): Told[] {
  const pattern = new RegExp(
    `(?:^|[^\\w$.])${name}["']?[ \\t]{0,8}(?:[:?]?=|:)[ \\t]{0,8}["']?([A-Za-z0-9][\\w./:+-]*)(?=["'\\s;)]|$)`,
    'gm',
  );
  return context.companions
    .filter((file) => CALLERS.test(file))
    .flatMap((file) => {
      const found = context.companion(file)?.matchAll(pattern) ?? [];
      return [...found].map(([, value = '']) => ({ value, file }));
    });
}
