import { fixedPlatforms } from '../src/build/from-platforms.ts';
import { removeFlag } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/';

export default transform({
  summary: 'Let the build say for which platform the image is',
  kind: 'improve',
  effect: 'build',
  safety: 'manual',
  risk: 'On a machine with another processor the image is built for that one, which its base image or its programs may not support.',
  answers: ['buildkit/FromPlatformFlagConstDisallowed', 'hadolint/DL3029'],
  looksFor: ['platform'],
  *fixes(build) {
    for (const { stage, flag } of fixedPlatforms(build))
      yield {
        kind: 'fix',
        message: `the image is for ${flag.value ?? ''} whatever the build is asked for: leave that to the build`,
        at: flag.range,
        edits: removeFlag(stage.from, 'platform'),
        because: [{ text: 'the platform is written into FROM', range: flag.range, source: SOURCE }],
        advice: `docker build --platform ${flag.value ?? ''} .`,
      };
  },
});
