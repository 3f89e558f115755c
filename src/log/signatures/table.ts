import type { CauseId } from '../cause-kinds.ts';
import type { Ecosystem, Signature, Weight } from '../types.ts';

export type Row = readonly [
  id: CauseId,
  weight: Weight,
  patterns: RegExp | readonly RegExp[],
  after?: RegExp,
];

/** Signatures of one tool. */
export function rowsOf(ecosystem: Ecosystem, rows: readonly Row[]): Signature[] {
  return rows.flatMap(([id, weight, patterns, after]) => {
    const each = patterns instanceof RegExp ? [patterns] : patterns;
    return each.map((pattern) => ({
      id,
      ecosystem,
      weight,
      pattern,
      ...(after === undefined ? {} : { after }),
    }));
  });
}
