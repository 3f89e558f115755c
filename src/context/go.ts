import type { Context } from './types.ts';

/** What a go.mod says. https://go.dev/ref/mod#go-mod-file */
export interface GoModule {
  /** Relative to the root of the context. */
  readonly path: string;
  /** Version of the go directive as written: `1.22`, `1.23.4`; undefined where there is none. */
  readonly go: string | undefined;
  /** Name of the toolchain directive: `go1.23.4`. */
  readonly toolchain: string | undefined;
}

/** Reads a go.mod; undefined where the file cannot be read. */
export function goModule(context: Context, path: string): GoModule | undefined {
  const text = context.text(path);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => (line.split('//')[0] ?? '').trim().split(/\s+/));
  const directive = (name: string) =>
    lines.find(([word, , more]) => word === name && more === undefined)?.[1];
  return { path, go: directive('go'), toolchain: directive('toolchain') };
}

/** What the Go files of a directory, and of those in it, say. Tests are left out. */
export interface GoSources {
  readonly imports: ReadonlySet<string>;
  readonly texts: readonly string[];
  /** False where there were more files than are read. */
  readonly complete: boolean;
}

const MAX_FILES = 500;
const read = new WeakMap<Context, Map<string, GoSources>>();

/** Reads the Go files under a directory of the context. */
export function goSources(context: Context, directory: string): GoSources {
  const known = read.get(context) ?? new Map<string, GoSources>();
  read.set(context, known);
  let sources = known.get(directory);
  if (sources === undefined) known.set(directory, (sources = readSources(context, directory)));
  return sources;
}

function readSources(context: Context, directory: string): GoSources {
  const texts: string[] = [];
  const open = [directory];
  let complete = true;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of context.list(next)) {
      const path = next === '' ? name : `${next}/${name}`;
      if (name.endsWith('.go') && !name.endsWith('_test.go')) {
        if (texts.length < MAX_FILES) texts.push(context.text(path) ?? '');
        else complete = false;
      } else if (!SKIPPED.has(name) && !name.startsWith('.') && context.kind(path) === 'directory')
        open.push(path);
    }
  }
  return { imports: new Set(texts.flatMap((text) => importsOf(text))), texts, complete };
}

const SKIPPED: ReadonlySet<string> = new Set(['vendor', 'testdata', 'node_modules']);

/** `import "x"`, `import name "x"` and the lines between `import (` and `)`. */
function importsOf(text: string): string[] {
  const found: string[] = [];
  let inBlock = false;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (inBlock && words.startsWith(')')) inBlock = false;
    else if (words.startsWith('import (')) inBlock = true;
    else if (inBlock || words.startsWith('import ')) {
      const path = words.startsWith('//') ? undefined : words.split('"')[1];
      if (path !== undefined) found.push(path);
    } else if (/^(func|type|var|const)\b/.test(words)) return found;
  }
  return found;
}

/** Paths of the modules that a go.mod requires. */
export function goRequirements(context: Context, path: string): readonly string[] {
  return (context.text(path) ?? '').split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [name, version] = words[0] === 'require' ? words.slice(1) : words;
    return name !== undefined && version?.startsWith('v') === true && name.includes('.') ? [name] : [];
  });
}
