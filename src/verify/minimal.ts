/**
 * The smallest part of a list that still does what the whole list does: no item can be left out of it. Asked as seldom
 * as halving allows where one item is to blame.
 */
export async function minimal<T>(
  items: readonly T[],
  does: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let part = items;
  let pieces = 2;
  while (part.length > 1) {
    const smaller = await firstThat(candidates(part, pieces), does);
    if (smaller !== undefined) {
      part = smaller;
      pieces = 2;
    } else if (pieces < part.length) pieces = Math.min(pieces * 2, part.length);
    else break;
  }
  return part;
}

/** Each piece alone, then all but one. */
function candidates<T>(part: readonly T[], pieces: number): (readonly T[])[] {
  const size = Math.ceil(part.length / pieces);
  const starts = part.flatMap((_, index) => (index % size === 0 ? [index] : []));
  const alone = starts.map((start) => part.slice(start, start + size));
  if (pieces === 2) return alone;
  return [...alone, ...starts.map((start) => [...part.slice(0, start), ...part.slice(start + size)])];
}

async function firstThat<T>(
  candidates: readonly T[],
  does: (candidate: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const candidate of candidates) if (await does(candidate)) return candidate;
  return undefined;
}
