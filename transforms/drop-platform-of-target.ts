import { targetPlatforms } from '../src/build/from-platforms.ts';
import { removeFlag } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/redundant-target-platform/';

export default transform({
  summary: 'Leave out the platform that a stage is built for anyway',
  why: `A stage is built for the platform of the target unless FROM says otherwise, so that \`--platform=$TARGETPLATFORM\` says
nothing. Builders before BuildKit do not know the variable and stop at it.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  symptoms: [
    'RedundantTargetPlatform: Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
    'failed to parse platform : "" is an invalid component of "": platform specifier component must match "^[A-Za-z0-9_-]+$": invalid argument',
  ],
  check: 'docker build --check .',
  sources: [SOURCE],
  answers: ['buildkit/RedundantTargetPlatform', 'hadolint/DL3065'],
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
