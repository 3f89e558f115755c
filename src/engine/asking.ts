import type { ProposedFix } from '../result.ts';

/**
 * What somebody says of a fix: `apply` it or `leave` it; with `-rest` the same goes for all later ones of its file. A manual
 * fix is never among the rest that is applied.
 */
export type Verdict = 'apply' | 'leave' | 'apply-rest' | 'leave-rest';

/** Asks about one fix, in terms of the text as it is with all that was applied before. */
export type Ask = (fix: ProposedFix) => Promise<Verdict>;
