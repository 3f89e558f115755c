import type { CauseId } from '../cause-kinds.ts';
import type { Ecosystem, Signature, Weight } from '../types.ts';

export type Row = readonly [id: CauseId, weight: Weight, pattern: RegExp, after?: RegExp];

/** Signatures of one tool. */
export function rowsOf(ecosystem: Ecosystem, rows: readonly Row[]): Signature[] {
  return rows.map(([id, weight, pattern, after]) => {
    return { id, ecosystem, weight, pattern, ...(after === undefined ? {} : { after }) };
  });
}
