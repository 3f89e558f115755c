import type { Instruction } from '../dockerfile/types.ts';
import { causesIn, describeCause } from '../log/causes.ts';
import type { BuildLog, Cause } from '../log/types.ts';
import type { AppliedFix, LogFinding } from '../result.ts';
import type { NamedTransform } from '../transform.ts';

/** More than these are consequences, for the most part. */
const MOST_CAUSES = 3;

/** The finding of a log whose failed instruction is `at`; `withheld` are the fixes that are only shown. */
export function findingOf(
  log: BuildLog,
  at: { readonly line: number; readonly instruction: Instruction } | undefined,
  applied: readonly AppliedFix[],
  withheld: readonly AppliedFix[],
  transforms: readonly NamedTransform[],
): LogFinding {
  const { failed, builder } = log;
  const telling = log.causes.filter(({ weight }) => weight !== 'symptom');
  const causes = telling.length > 0 ? telling : log.causes;
  return {
    builder,
    step: failed?.step === undefined ? undefined : [failed.step, failed.total].filter(isSome).join('/'),
    place: at && { line: at.line, instruction: shown(at.instruction) },
    causes: causes.slice(0, MOST_CAUSES).map((cause) => ({
      what: describeCause(cause),
      said: cause.line && { line: cause.line.number, text: cause.line.text.trim() },
    })),
    repairs: [
      ...repairsOf(causes[0], applied, transforms).map((transform) => ({ transform, applied: true })),
      ...repairsOf(causes[0], withheld, transforms).map((transform) => ({ transform, applied: false })),
    ],
  };
}

/** By a fix that rests on the log, or by one of a transform that names a symptom of the same kind as its own. */
function repairsOf(
  cause: Cause | undefined,
  fixes: readonly AppliedFix[],
  transforms: readonly NamedTransform[],
): string[] {
  if (cause === undefined) return [];
  const answering = new Set(transforms.filter((each) => mends(each, cause)).map(({ id }) => id));
  const ids = fixes
    .filter(
      ({ because, transform }) => because.some(({ log }) => log !== undefined) || answering.has(transform),
    )
    .map(({ transform }) => transform);
  return [...new Set(ids)];
}

function mends({ symptoms = [] }: NamedTransform, { id }: Cause): boolean {
  const lines = symptoms.map((text, index) => ({ number: index + 1, text }));
  return causesIn(lines).some((cause) => cause.id === id && cause.weight === 'cause');
}

function shown({ keyword, body }: Instruction): string {
  return `${keyword} ${body.text.replace(/\s+/g, ' ').trim()}`;
}

function isSome<T>(value: T | undefined): value is T {
  return value !== undefined;
}
