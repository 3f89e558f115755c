import type { Range } from '../range.ts';
import type { AppliedFix } from '../result.ts';
import type { Proposal } from './proposal.ts';

/** The text that a reader is told of: where a range of the latest text stands in it. */
export interface Place {
  origin(range: Range): Range;
  /** 1-based. */
  originalLine(range: Range): number;
}

/** A fix in terms of a text that the reader knows. */
export function tell({ transform, fix, safety }: Proposal, place: Place): Omit<AppliedFix, 'newLine'> {
  const risk = fix.risk ?? transform.risk;
  return {
    transform: transform.id,
    kind: transform.kind,
    effect: transform.effect,
    safety,
    message: fix.message,
    ...(risk === undefined ? {} : { risk }),
    ...(fix.advice === undefined ? {} : { advice: fix.advice }),
    line: place.originalLine(fix.at),
    because: fix.because.map((evidence) =>
      evidence.range === undefined
        ? evidence
        : {
            ...evidence,
            range: place.origin(evidence.range),
            line: place.originalLine(evidence.range),
          },
    ),
  };
}
