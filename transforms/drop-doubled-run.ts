import { doubledRuns } from '../src/build/doubled-run.ts';
import { transform } from '../src/transform.ts';

const RISK = 'the build goes on today without what the command does';

export default transform({
  summary: 'Drop the keyword RUN within a RUN',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const { run, word, fails } of doubledRuns(build)) {
      yield {
        kind: 'fix',
        message: 'the shell takes this RUN for a command of its own: leave the word out',
        at: run.command.range,
        edits: [{ ...word, text: '' }],
        because: [
          { text: 'the shell reads what stands behind the first RUN', range: run.step.instruction.range },
        ],
        ...(fails ? {} : { safety: 'unsafe' as const, risk: RISK }),
      };
    }
  },
});
