import type { Copy } from './copy.ts';
import type { Stage } from './stage.ts';

/** Copies of all that another stage or image has, to the root of this one. */
export function wholeCopies({ copies }: Stage): Copy[] {
  return copies.filter(
    ({ from, sources, target }) =>
      from.kind !== 'context' &&
      sources.some(({ path }) => path.known && path.value === '/') &&
      target.known &&
      target.value === '/',
  );
}
