import { parseReference } from '../facts/reference.ts';
import { map } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A base image that the build could not pull. */
export interface PullFailure {
  readonly cause: Cause;
  /** The stage whose FROM names it. */
  readonly stage: Stage;
}

/** The pull that the log says failed: of an image that is not there, not for everybody, or on a registry that does not answer. */
export function pullFailure({ failure }: Build): PullFailure | undefined {
  const cause = failure?.cause('image-not-found', 'image-access-denied', 'registry-unreachable');
  const stage = failure?.instruction?.keyword === 'FROM' ? failure.stage : undefined;
  return cause === undefined || stage === undefined ? undefined : { cause, stage };
}

/** True where both base images are of the same registry, and that is not Docker Hub, where each is a case of its own. */
export function sameRegistry(one: Stage, other: Stage): boolean {
  const registry = registryOf(one);
  return registry !== undefined && registry !== 'docker.io' && registry === registryOf(other);
}

function registryOf({ reference }: Stage): string | undefined {
  const parts = map(reference.value, parseReference);
  return parts.known && parts.value.known ? parts.value.value.registry : undefined;
}
