import type { AppliedFix } from '../result.ts';
import type { Dropped } from '../verification.ts';
import type { Attempt, Verified } from '../verified.ts';
import { minimal } from './minimal.ts';
import { travel } from './rounds.ts';
import type { Journey, Start } from './rounds.ts';

/**
 * Builds and tries a Dockerfile as it is and as the fixes leave it, and keeps what is proved: an image that works keeps
 * working, and a fix that is not safe is kept only for an image that works with it.
 */
export async function verify(start: Start): Promise<Verified> {
  const { before, trials } = start;
  const all = await travel(start, new Set());
  const { journey, dropped } = isGood(start, all)
    ? { journey: all, dropped: undefined }
    : await lesser(start, all);
  const { rounds, after, changes } = journey;
  const kept = rounds.flatMap(({ result }) => result.applied);
  const isSame = kept.length > 0 && kept.every(({ effect }) => effect !== 'image');
  return {
    path: start.path,
    before,
    rounds,
    after,
    dropped,
    changes,
    differences: isSame ? await trials.differences(before, after) : undefined,
  };
}

interface Kept {
  readonly journey: Journey;
  readonly dropped: Dropped | undefined;
}

/** The image works; what worked before works still, down to what decides nothing. */
function isGood({ before }: Start, { after }: Journey): boolean {
  return after.failure === undefined && regression(before, after) === undefined;
}

function regression(before: Attempt, after: Attempt) {
  if (before.failure !== undefined) return undefined;
  const passed = new Set(before.checks.filter((check) => check.passed).map(({ name }) => name));
  return after.checks.find((check) => !check.passed && passed.has(check.name));
}

/** Without the fixes that do harm. Where it cannot be made to work, without those that nothing speaks for. */
async function lesser(start: Start, all: Journey): Promise<Kept> {
  const works = start.before.failure === undefined;
  const applied = all.rounds.flatMap(({ result }) => result.applied);
  const suspects = ids(works ? applied : applied.filter(({ safety }) => safety !== 'safe'));
  const isGoodWithout = async (without: readonly string[]) =>
    isGood(start, await travel(start, new Set(without)));
  const harmful =
    (await harmfulAmong(suspects, isGoodWithout)) ??
    (await harmfulAlone(byDistance(all).slice(0, MOST_ALONE), isGoodWithout));
  if (harmful !== undefined) {
    const journey = await travel(start, new Set(harmful));
    return { journey, dropped: { transforms: harmful, failure: failureOf(start.before, all.after) } };
  }
  const journey = await travel(start, new Set(suspects));
  const isWorse = start.before.image !== undefined && journey.after.image === undefined;
  const dropped = suspects.length === 0 ? undefined : { transforms: suspects, failure: undefined };
  if (!works && !isWorse) return { journey, dropped };
  return {
    journey: { rounds: [], after: start.before, changes: [] },
    dropped: { transforms: ids(applied), failure: failureOf(start.before, journey.after) },
  };
}

type Ask = (without: readonly string[]) => Promise<boolean>;

/** The fewest without which all is well; undefined where leaving out all of them does not help. */
async function harmfulAmong(
  suspects: readonly string[],
  isGoodWithout: Ask,
): Promise<readonly string[] | undefined> {
  if (suspects.length === 0 || !(await isGoodWithout(suspects))) return undefined;
  return minimal(suspects, isGoodWithout);
}

/** So many are left out one by one, where some are needed and one does harm. */
const MOST_ALONE = 5;

async function harmfulAlone(
  suspects: readonly string[],
  isGoodWithout: Ask,
): Promise<readonly string[] | undefined> {
  for (const suspect of suspects) if (await isGoodWithout([suspect])) return [suspect];
  return undefined;
}

/** What was changed closest to the instruction that fails in the end comes first. */
function byDistance({ rounds }: Journey): string[] {
  const line = rounds.at(-1)?.result.log?.place?.line;
  const applied = rounds.flatMap(({ result }) => result.applied);
  if (line === undefined) return ids(applied);
  return ids(applied.toSorted((a, b) => Math.abs(a.newLine - line) - Math.abs(b.newLine - line)));
}

function failureOf(before: Attempt, after: Attempt): { readonly what: string; readonly log: string } {
  const lost = regression(before, after);
  return {
    what: after.failure ?? lost?.what ?? '',
    log: after.failure === undefined ? (lost?.log ?? '') : after.log,
  };
}

function ids(fixes: readonly AppliedFix[]): string[] {
  return [...new Set(fixes.map(({ transform }) => transform))];
}
