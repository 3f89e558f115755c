import { earlyInstall } from '../src/build/early-installs.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy the requirements before pip reads them',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.needed) {
      const early = earlyInstall(stage);
      if (early === undefined) continue;
      const { run, file, copy, destination } = early;
      const chown = copy.instruction.flags.find(({ name }) => name === 'chown')?.value;
      const flag = chown === undefined ? '' : `--chown=${chown} `;
      yield {
        kind: 'fix',
        message: `pip reads ${file} before it is copied: copy it first`,
        at: run.command.range,
        edits: insertInstructionBefore(
          build.dockerfile,
          run.step.instruction,
          `COPY ${flag}${file} ${destination}`,
        ),
        because: [{ text: 'it is copied here only', range: copy.instruction.range }],
      };
    }
  },
});
