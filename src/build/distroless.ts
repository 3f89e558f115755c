import type { Stage } from './stage.ts';

/** An image of https://github.com/GoogleContainerTools/distroless, read from its name. */
export interface Distroless {
  /** `static`, `base`, `cc` … */
  readonly name: string;
  /** Codename of the Debian that its files come from; undefined where the name does not say. */
  readonly release: string | undefined;
}

const DEBIANS: ReadonlyMap<string, string> = new Map([
  ['9', 'stretch'],
  ['10', 'buster'],
  ['11', 'bullseye'],
  ['12', 'bookworm'],
  ['13', 'trixie'],
]);

/** The distroless image that a stage starts from. */
export function distrolessBase(stage: Stage): Distroless | undefined {
  const reference = stage.rootReference;
  if (!reference.known) return undefined;
  const found = /^gcr\.io\/distroless\/([a-z0-9]+(?:-nossl)?)(?:-debian([0-9]+))?(?:[:@]|$)/.exec(
    reference.value,
  );
  return found?.[1] === undefined ? undefined : { name: found[1], release: DEBIANS.get(found[2] ?? '') };
}
