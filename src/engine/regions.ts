import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Effect } from '../fix.ts';
import { touches } from '../range.ts';
import type { Range } from '../range.ts';
import { firstIndex } from './first-index.ts';
import { Passage } from './passage.ts';
import type { TextEdit } from './text-edits.ts';

/** A stretch between instructions that stayed byte for byte: what it was and what stands there now. */
export interface Region {
  readonly before: readonly Instruction[];
  readonly after: readonly Instruction[];
  /** The largest effect that an edit of the stretch declares. */
  readonly effect: Effect;
  /** Its edits do not all declare the same effect. */
  readonly isMixed: boolean;
  /** Those of `before` that no edit meets, and that are not there any more as they were. */
  readonly unedited: readonly Instruction[];
}

interface DeclaredEdit extends TextEdit {
  readonly effect: Effect;
}

const ORDER: readonly Effect[] = ['none', 'build', 'image'];

/** Everything that is not as it was, given the edits that lead from one text to the other. */
export function editedRegions(
  before: Dockerfile,
  after: Dockerfile,
  edits: readonly DeclaredEdit[],
): Region[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const passage = new Passage(sorted);
  const indexAfter = new Map(after.instructions.map(({ range }, index) => [range.start, index]));
  const regions: Region[] = [];
  let nextBefore = 0;
  let nextAfter = 0;
  let nextEdit = 0;
  for (let index = 0; index <= before.instructions.length; index++) {
    const kept = index === before.instructions.length ? after.instructions.length : indexOfSame(index);
    if (kept === undefined) continue;
    if (nextBefore < index || nextAfter < kept) regions.push(region(index, kept));
    nextBefore = index + 1;
    nextAfter = kept + 1;
  }
  return regions;

  function indexOfSame(index: number): number | undefined {
    const range = before.instructions[index]?.range;
    if (range === undefined || passage.reachesInto(range.start, range.end)) return undefined;
    const found = indexAfter.get(passage.forward(range.start));
    const same =
      found !== undefined && after.instructions[found]?.range.end === passage.forwardEnd(range.end);
    return same && found >= nextAfter ? found : undefined;
  }

  function region(endBefore: number, endAfter: number): Region {
    const start = before.instructions[nextBefore - 1]?.range.end ?? 0;
    const end = before.instructions[endBefore]?.range.start ?? before.text.length;
    const old = before.instructions.slice(nextBefore, endBefore);
    const met = editsWithin(start, end);
    return {
      before: old,
      after: after.instructions.slice(nextAfter, endAfter),
      effect: largest(met),
      isMixed: met.some(({ effect }) => effect !== met[0]?.effect),
      unedited: old.filter(({ range }) => !isMet(range, met)),
    };
  }

  /** Regions are asked for in order, so that the edits are gone through once. */
  function editsWithin(start: number, end: number): DeclaredEdit[] {
    while ((sorted[nextEdit]?.end ?? Infinity) < start) nextEdit++;
    let after = nextEdit;
    while ((sorted[after]?.start ?? Infinity) <= end) after++;
    return sorted.slice(nextEdit, after);
  }
}

/** Edits in order and apart from each other: the first that reaches up to the range tells. */
function isMet(range: Range, edits: readonly DeclaredEdit[]): boolean {
  const first = edits[firstIndex(edits, ({ end }) => end >= range.start)];
  return first !== undefined && touches(first, range);
}

function largest(edits: readonly DeclaredEdit[]): Effect {
  return ORDER[Math.max(0, ...edits.map(({ effect }) => ORDER.indexOf(effect)))] ?? 'image';
}
