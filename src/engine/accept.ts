import type { Build } from '../build/build.ts';
import { nextTexts } from './next-texts.ts';
import type { NextTexts } from './next-texts.ts';
import type { Proposal } from './proposal.ts';
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
  if (isAllowed(together) && effectsHold(build, proposals)) return together;
  const allowed = proposals
    .map((proposal) => attempt(build, [proposal]))
    .filter((single) => {
      if (isAllowed(single)) return true;
      for (const proposal of single.proposals) refuse(proposal, single.next.violations);
      return false;
    });
  const rest = attempt(
    build,
    allowed.flatMap((single) => single.proposals),
  );
  // Each is fine, all together are not: one goes first, the others are proposed anew on what it leaves.
  return rest.proposals.length > 0 && isAllowed(rest) ? rest : allowed[0];
}

/** A fix must not hide behind another one in the same instruction that may change more. */
function effectsHold(build: Build, proposals: readonly Proposal[]): boolean {
  const effects = [...new Set(proposals.map(({ transform }) => transform.effect))];
  if (effects.length === 1) return true;
  return effects.every((effect) =>
    isAllowed(
      attempt(
        build,
        proposals.filter(({ transform }) => transform.effect === effect),
      ),
    ),
  );
}

function attempt(build: Build, proposals: readonly Proposal[]): Accepted {
  return { proposals, next: nextTexts(build, proposals) };
}

function isAllowed({ next }: Accepted): boolean {
  return next.violations.length === 0;
}
