import { idleCommands } from '../src/build/idle-commands.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of commands that do nothing in an image',
  kind: 'improve',
  effect: 'build',
  safety: 'manual',
  risk: 'Commands in the same RUN may need what this one does.',
  answers: ['hadolint/DL3001'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { run, why, instead } of idleCommands(stage))
        yield {
          kind: 'fix',
          message: `${run.command.name} is of no use in a build: ${why}`,
          at: run.command.range,
          edits: [],
          because: [{ text: 'it is run while the image is built', range: run.command.range }],
          advice: instead,
        };
  },
});
