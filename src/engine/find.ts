import type { Build } from '../build/build.ts';
import type { Fix, LeftAlone, Offer } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';

/** All that the transforms say of one text. */
export interface Found {
  readonly proposals: readonly Proposal[];
  readonly leftAlone: readonly { readonly transform: string; readonly offer: LeftAlone }[];
  /** Transforms that threw: nothing they said counts. */
  readonly failed: readonly Failure[];
  /** Fixes whose edits make no sense. */
  readonly malformed: readonly Failure[];
}

export interface Failure {
  readonly transform: NamedTransform;
  readonly message: string;
}

/** Asks every transform for its offers. */
export function find(transforms: readonly NamedTransform[], build: Build): Found {
  const proposals: Proposal[] = [];
  const leftAlone: Found['leftAlone'][number][] = [];
  const failed: Failure[] = [];
  const malformed: Failure[] = [];
  for (const transform of transforms) {
    const offers = attempt(() => [...transform.fixes(build)]);
    if (offers.error !== undefined) failed.push({ transform, message: offers.error });
    for (const offer of offers.value ?? []) {
      if (isLeftAlone(offer)) leftAlone.push({ transform: transform.id, offer });
      else collect(transform, offer);
    }
  }
  return { proposals, leftAlone, failed, malformed };

  function collect(transform: NamedTransform, fix: Fix): void {
    const proposal = attempt(() => propose(transform, fix, build));
    if (proposal.value !== undefined) proposals.push(proposal.value);
    else malformed.push({ transform, message: `${fix.message}: ${proposal.error}` });
  }
}

function isLeftAlone(offer: Offer): offer is LeftAlone {
  return offer.kind === 'left-alone';
}

type Attempt<T> =
  { readonly value: T; readonly error?: undefined } | { readonly value?: undefined; readonly error: string };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
