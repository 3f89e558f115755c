import type { FailedStep } from './types.ts';

/** A step of which only this much is known. */
export function failedStep(known: Partial<FailedStep>): FailedStep {
  return {
    step: undefined,
    total: undefined,
    stage: undefined,
    line: undefined,
    instruction: undefined,
    command: undefined,
    exitCode: undefined,
    ...known,
  };
}

/** A number written in digits. */
export function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
