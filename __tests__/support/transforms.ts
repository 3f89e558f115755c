import type { Build } from '../../src/build/build.ts';
import { memoryContext } from '../../src/context/context.ts';
import { converge } from '../../src/converge.ts';
import type { Fix, Offer } from '../../src/fix.ts';
import type { FileResult } from '../../src/result.ts';
import type { NamedTransform, Transform } from '../../src/transform.ts';

/** A transform made for a test. */
export function made(
  id: string,
  fixes: (build: Build) => Iterable<Offer>,
  more: Partial<Transform> = {},
): NamedTransform {
  const risk = more.safety === undefined || more.safety === 'safe' ? {} : { risk: 'it may differ' };
  return {
    id,
    summary: id,
    why: id,
    kind: 'repair',
    effect: 'image',
    safety: 'safe',
    ...risk,
    fixes,
    ...more,
  };
}

/** A fix made for a test: its place is that of its first edit. */
export function fix(edits: Fix['edits'], more: Partial<Fix> = {}): Fix {
  const { start, end } = edits[0] ?? { start: 0, end: 0 };
  return { kind: 'fix', message: 'mend it', at: { start, end }, edits, because: [], ...more };
}

/** A transform that replaces the first occurrence of a text, as long as it is there. */
export function replacing(
  id: string,
  from: string,
  to: string,
  more: Partial<Transform> = {},
): NamedTransform {
  return made(
    id,
    function* ({ dockerfile }) {
      const start = dockerfile.text.indexOf(from);
      if (start >= 0)
        yield fix([{ start, end: start + from.length, text: to }], { message: `${from} → ${to}` });
    },
    more,
  );
}

interface Options {
  readonly unsafe?: boolean;
  readonly only?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs transforms on a Dockerfile in memory. */
export function run(text: string, transforms: readonly NamedTransform[], options: Options = {}): FileResult {
  const { unsafe = false, only, files = {} } = options;
  const context = memoryContext(files);
  return converge({
    path: 'Dockerfile',
    text,
    context,
    transforms,
    unsafe,
    ...(only === undefined ? {} : { only: new Set(only) }),
  });
}

/** The Dockerfile after a run. */
export function textAfter(text: string, result: FileResult): string {
  return result.changes.find(({ path }) => path === 'Dockerfile')?.after ?? text;
}
