import { failedStep, numberOf } from './failed-step.ts';
import type { Reading } from './read.ts';
import type { LogLine } from './types.ts';

/**
 * buildah and podman: `STEP 4/9: RUN …`, in a build of several stages `[2/3] STEP 4/9: RUN …`, and at the end `Error:
 * building at STEP "RUN …": while running runtime: exit status 1`.
 */
export function readBuildah(lines: readonly LogLine[]): Reading | undefined {
  const at = lines.findLastIndex(({ text }) => STEP.test(text) && !COMMIT.test(text));
  const error = lines.findLast(({ text }) => BUILDING.test(text))?.text ?? '';
  if (at === -1 && error === '') return undefined;
  const output = lines.slice(at + 1);
  const wrong = error !== '' || output.some(({ text }) => text.startsWith('Error: '));
  if (!wrong) return { failed: undefined, output };
  const [, stage, step, total, shown] = STEP.exec(lines[at]?.text ?? '') ?? [];
  const [, exitCode] = /exit(?:ed with)? status:? (\d+)\D*$/.exec(lastError(output)) ?? [];
  const failed = failedStep({
    step: numberOf(step),
    total: numberOf(total),
    stage: stage === undefined ? undefined : `stage-${Number(stage) - 1}`,
    instruction: BUILDING.exec(error)?.[1] ?? shown,
    exitCode: numberOf(exitCode),
  });
  return { failed, output };
}

const STEP = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)(?:\/(\d+))?: (.*)/;
const COMMIT = /^(?:\[\d+\/\d+\] )?(?:STEP \d+(?:\/\d+)?: )?COMMIT\b/;
const BUILDING = /^(?:Error: )?(?:error )?building at STEP "(.*)": /;

function lastError(output: readonly LogLine[]): string {
  return output.findLast(({ text }) => /exit(?:ed with)? status/.test(text))?.text ?? '';
}
