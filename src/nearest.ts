/** The candidate that a mistyped name most probably means; undefined where none is near. Letter case is ignored. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const typed = name.toLowerCase();
  const limit = Math.max(2, Math.floor(typed.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const cost = distance(typed, candidate.toLowerCase());
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best ?? candidateWithin(typed, candidates);
}

/** A part of a long name is taken for it where only one holds it. */
function candidateWithin(typed: string, candidates: Iterable<string>): string | undefined {
  if (typed.length < 3) return undefined;
  const holders = [...candidates].filter((candidate) => candidate.toLowerCase().includes(typed));
  return holders.length === 1 ? holders[0] : undefined;
}

/** Letters to add, drop, replace or swap with a neighbour (restricted Damerau-Levenshtein). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
        swapped ? cell(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
