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
  const directive = (name: string) => lines.find(([word, , more]) => word === name && more === undefined)?.[1];
  return { path, go: directive('go'), toolchain: directive('toolchain') };
}
