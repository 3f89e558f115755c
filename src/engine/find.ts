import type { Build } from '../build/build.ts';
import type { Fix, LeftAlone, Offer } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import { ignoring, ignoringSource } from './ignores.ts';
import type { Finding, Ignore } from './ignores.ts';
import { breach } from './policy.ts';
import { dockerfileEdits } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import { mayFindIn } from './scent.ts';
import type { Settings } from './settings.ts';

/** All that the transforms say of one text. */
export interface Found {
  readonly proposals: readonly Proposal[];
  readonly leftAlone: readonly { readonly transform: string; readonly offer: LeftAlone }[];
  /** What comments asked to ignore and a transform would have mended. */
  readonly heeded: readonly Ignore[];
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
export function find(transforms: readonly NamedTransform[], build: Build, settings: Settings): Found {
  const proposals: Proposal[] = [];
  const leftAlone: Found['leftAlone'][number][] = [];
  const heeded: Ignore[] = [];
  const failed: Failure[] = [];
  const malformed: Failure[] = [];
  for (const transform of transforms.filter(mayFindIn(build))) {
    const offers = attempt(() => [...transform.fixes(build)]);
    if (offers.error !== undefined) failed.push({ transform, message: offers.error });
    for (const offer of offers.value ?? []) {
      if (isLeftAlone(offer)) leftAlone.push({ transform: transform.id, offer });
      else collect(transform, offer);
    }
  }
  return { proposals, leftAlone, heeded, failed, malformed };

  function collect(transform: NamedTransform, fix: Fix): void {
    const { value, error } = attempt(() => propose(transform, fix, build, settings));
    if (value === undefined) {
      malformed.push({ transform, message: `${fix.message}: ${error}` });
      return;
    }
    const reason = objection(value);
    if (reason === undefined) proposals.push(value);
    else leftAlone.push({ transform: transform.id, offer: { kind: 'left-alone', at: fix.at, reason } });
  }

  /** Why the author does not want the fix; undefined where nothing is said. */
  function objection(proposal: Proposal): string | undefined {
    const { transform, fix } = proposal;
    const own = dockerfileEdits([proposal]);
    const offsets = [fix.at.start, ...own.map(({ start }) => start)];
    const finding: Finding = { transform, answers: fix.answers, offsets };
    const ignores = ignoring(build.dockerfile, finding, settings);
    heeded.push(...ignores);
    const [first] = ignores;
    if (first !== undefined) return `a comment asks for it: # ${first.text}`;
    const source = ignoringSource(finding, settings);
    if (source !== undefined) return `${source} asks for it`;
    return settings.policy && breach(build.dockerfile, own, settings.policy);
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
