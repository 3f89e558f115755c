import type { Build } from '../build/build.ts';
import { nextTexts } from './next-texts.ts';
import type { NextTexts } from './next-texts.ts';
import { dockerfileEdits } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { editedRegions } from './regions.ts';
import { selectApart } from './select.ts';

/** The proposals that one pass applies, and the texts that they make. */
export interface Accepted {
  readonly proposals: readonly Proposal[];
  readonly next: NextTexts;
}

type Refuse = (proposal: Proposal, violations: readonly string[]) => void;

/**
 * As many proposals as go together, each allowed by the guard; undefined where there is none.
 * A proposal that the guard refuses is told to `refuse`, and makes room for those that touched it.
 */
export function accept(build: Build, proposals: readonly Proposal[], refuse: Refuse): Accepted | undefined {
  const refused = new Set<Proposal>();
  for (;;) {
    const apart = selectApart(proposals.filter((proposal) => !refused.has(proposal)));
    if (apart.length === 0) return undefined;
    const accepted = guarded(build, apart, (proposal, violations) => {
      refused.add(proposal);
      refuse(proposal, violations);
    });
    if (accepted !== undefined) return accepted;
  }
}

function guarded(build: Build, proposals: readonly Proposal[], refuse: Refuse): Accepted | undefined {
  const together = attempt(build, proposals);
  if (isAllowed(build, together)) return together;
  const allowed = withoutRefused(build, together, refuse);
  if (allowed.length === 0) return undefined;
  const rest = allowed.length < proposals.length ? attempt(build, allowed) : together;
  if (isAllowed(build, rest)) return rest;
  // Each may be fine, all together are not: one goes first, the others are proposed anew on what it leaves.
  const first = attempt(build, allowed.slice(0, 1));
  if (isAllowed(build, first)) return first;
  refuseAll(first, refuse);
  return undefined;
}

/** Halves what is not allowed together until the single proposals are found that are not. */
function withoutRefused(build: Build, group: Accepted, refuse: Refuse): readonly Proposal[] {
  const { proposals } = group;
  if (proposals.length === 1) {
    refuseAll(group, refuse);
    return [];
  }
  const middle = proposals.length >> 1;
  return [proposals.slice(0, middle), proposals.slice(middle)].flatMap((half) => {
    const tried = attempt(build, half);
    return isAllowed(build, tried) ? half : withoutRefused(build, tried, refuse);
  });
}

function refuseAll({ proposals, next }: Accepted, refuse: Refuse): void {
  for (const proposal of proposals) refuse(proposal, next.violations);
}

function attempt(build: Build, proposals: readonly Proposal[]): Accepted {
  return { proposals, next: nextTexts(build, proposals) };
}

function isAllowed(build: Build, { proposals, next }: Accepted): boolean {
  return next.violations.length === 0 && effectsHold(build, proposals, next.build);
}

/** A fix must not hide behind another one in the same instruction that may change more. */
function effectsHold(build: Build, proposals: readonly Proposal[], next: Build): boolean {
  const effects = new Set(proposals.map(({ transform }) => transform.effect));
  if (effects.size === 1 || !meetInOneRegion(build, proposals, next)) return true;
  // Nothing may change more than an image.
  effects.delete('image');
  return [...effects].every((effect) => {
    const alike = proposals.filter(({ transform }) => transform.effect === effect);
    return nextTexts(build, alike).violations.length === 0;
  });
}

/** Where every stretch is edited with one effect alone, the guard has already held each fix to its own. */
function meetInOneRegion({ dockerfile }: Build, proposals: readonly Proposal[], next: Build): boolean {
  const edits = proposals.flatMap((proposal) =>
    dockerfileEdits([proposal]).map((edit) => ({ ...edit, effect: proposal.transform.effect })),
  );
  return editedRegions(dockerfile, next.dockerfile, edits).some(({ isMixed }) => isMixed);
}
