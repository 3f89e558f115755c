import { targetPlatforms } from '../src/build/from-platforms.ts';
import { removeFlag } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/redundant-target-platform/';

export default transform({
  summary: 'Leave out the platform that a stage is built for anyway',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['buildkit/RedundantTargetPlatform', 'hadolint/DL3065'],
  looksFor: ['platform'],
  *fixes(build) {
    for (const { stage, flag } of targetPlatforms(build))
      yield {
        kind: 'fix',
        message: 'a stage is built for the target platform anyway: leave the flag out',
        at: flag.range,
        edits: removeFlag(stage.from, 'platform'),
        because: [{ text: 'it is the default', source: SOURCE }],
      };
  },
});
