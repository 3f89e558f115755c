import type { Instruction } from '../dockerfile/types.ts';
import type { AppliedFix } from '../result.ts';
import type { NamedTransform } from '../transform.ts';
import { causesIn, describeCause } from './causes.ts';
import type { BuildLog, Builder, Cause } from './types.ts';

/** What a log was understood to say of one Dockerfile. */
export interface LogFinding {
  readonly builder: Builder | undefined;
  /** The step in the builder's words, e.g. `5/9`; undefined where it says none. */
  readonly step: string | undefined;
  /** The instruction in one line, and its 1-based line in the original text; undefined where it is not in this Dockerfile. */
  readonly place: { readonly line: number; readonly instruction: string } | undefined;
  /** The most specific first; empty where nothing was understood. */
  readonly causes: readonly LoggedCause[];
  /** Ids of the transforms whose fixes of this run, applied or only shown, answer the first cause. */
  readonly repairs: readonly string[];
}

export interface LoggedCause {
  /** A sentence without a full stop. */
  readonly what: string;
  /** The line that says so, and its 1-based number in the log; undefined where the exit code alone does. */
  readonly said: { readonly line: number; readonly text: string } | undefined;
}

/** More than these are consequences, for the most part. */
const MOST_CAUSES = 3;

/** The finding of a log whose failed instruction is `at`; `fixes` are those that were applied or shown. */
export function findingOf(
  log: BuildLog,
  at: { readonly line: number; readonly instruction: Instruction } | undefined,
  fixes: readonly AppliedFix[],
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
    repairs: repairsOf(causes[0], fixes, transforms),
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
