import type { Copy } from './copy.ts';
import { join } from './paths.ts';

/**
 * Absolute paths that a COPY of files of the build context makes; undefined where it copies a directory, whose content
 * goes wherever it likes, or what is not known.
 */
export function landings({ from, sources, target, into, step }: Copy): readonly string[] | undefined {
  if (from.kind !== 'context' || !target.known) return undefined;
  const { context } = step.stage.build;
  const paths: string[] = [];
  for (const { path } of sources) {
    if (!path.known || context.kind(path.value) !== 'file') return undefined;
    const name = path.value.split('/').at(-1) ?? '';
    paths.push(into || target.value === '/' ? join(target.value, name) : target.value);
  }
  return paths;
}
