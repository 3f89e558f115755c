import { consecutiveRuns } from '../src/build/consecutive-runs.ts';
import { joinRuns } from '../src/edits/join-runs.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Join RUN instructions that follow each other',
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'a change in one of the commands makes all of them run again, processes that the first leaves behind live on during the second, and the layers of the image are others',
  answers: ['hadolint/DL3059'],
  *fixes(build) {
    for (const { first, second, gap } of consecutiveRuns(build)) {
      const at = second.instruction.range;
      if (!gap.known) {
        yield { kind: 'left-alone', at, reason: gap.reason };
        continue;
      }
      yield {
        kind: 'fix',
        message: 'two short RUNs follow each other: make them one',
        at,
        edits: joinRuns(build.dockerfile, first.instruction, second.instruction, gap.value),
        because: [{ text: 'nothing but this RUN comes before it', range: first.instruction.range }],
      };
    }
  },
});
