import { cleanupPlace } from '../src/build/cleanup-place.ts';
import { keptYarnCaches } from '../src/build/yarn-cache.ts';
import { cleanUp } from '../src/edits/clean-up.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://classic.yarnpkg.com/en/docs/cli/cache';

export default transform({
  summary: 'Clean the cache of Yarn in the layer that fills it',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'Yarn 2 and later, where it does not unpack packages into node_modules, runs the program out of its cache.',
  answers: ['hadolint/DL3060'],
  looksFor: ['yarn'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, kept, classic } of keptYarnCaches(stage)) {
        const at = run.command.range;
        const place = cleanupPlace(run);
        if (kept !== undefined || !place.known) {
          yield { kind: 'left-alone', at, reason: kept ?? (place.known ? '' : place.reason) };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'the cache of Yarn stays in the image: clean it in the same RUN',
          at,
          edits: cleanUp(build.dockerfile, run.step.instruction, place.value, 'yarn cache clean'),
          because: [
            { text: 'Yarn copies packages out of its cache into node_modules', range: at, source: SOURCE },
          ],
          ...(classic
            ? {}
            : {
                safety: 'unsafe' as const,
                risk: 'if this is Yarn 2 or later, the program may run out of the cache',
              }),
        };
      }
    }
  },
});
