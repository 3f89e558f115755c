import { touches } from '../range.ts';
import type { Range } from '../range.ts';
import { compare } from './compare.ts';
import { firstIndex } from './first-index.ts';
import { DOCKERFILE } from './proposal.ts';
import type { Proposal } from './proposal.ts';

/** The proposals that do not touch one before them, by place and then by name of the transform. */
export function selectApart(proposals: readonly Proposal[]): Proposal[] {
  const taken = new Map<string, Ranges>();
  const rangesOf = (file: string) => {
    const ranges = taken.get(file) ?? new Ranges();
    taken.set(file, ranges);
    return ranges;
  };
  return proposals.toSorted(inOrder).filter(({ edits }) => {
    const files = [...edits];
    if (files.some(([file, list]) => list.some((edit) => rangesOf(file).touch(edit)))) return false;
    for (const [file, list] of files) for (const edit of list) rangesOf(file).add(edit);
    return true;
  });
}

/** By place, then by name of the transform. */
export function inOrder(a: Proposal, b: Proposal): number {
  return (
    place(a) - place(b) || compare(a.transform.id, b.transform.id) || compare(a.fix.message, b.fix.message)
  );
}

function place({ edits, fix }: Proposal): number {
  return edits.get(DOCKERFILE)?.[0]?.start ?? fix.at.start;
}

/** Ranges that do not touch each other, in order. */
class Ranges {
  readonly #ranges: Range[] = [];

  touch(range: Range): boolean {
    const next = this.#ranges[this.#firstEndingAt(range.start)];
    return next !== undefined && touches(next, range);
  }

  add(range: Range): void {
    this.#ranges.splice(this.#firstEndingAt(range.start), 0, range);
  }

  #firstEndingAt(offset: number): number {
    return firstIndex(this.#ranges, ({ end }) => end >= offset);
  }
}
