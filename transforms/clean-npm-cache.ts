import { keptNpmCaches } from '../src/build/npm-cache.ts';
import { appendCommand } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Clean the cache of npm in the layer that fills it',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['parfum/npmCacheCleanAfterInstall'],
  looksFor: ['npm'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, kept } of keptNpmCaches(stage)) {
        const at = run.command.range;
        if (kept !== undefined) {
          yield { kind: 'left-alone', at, reason: kept };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'the cache of npm stays in the image: clean it in the same RUN',
          at,
          edits: appendCommand(
            build.dockerfile,
            run.step.instruction,
            run.command,
            'npm cache clean --force',
          ),
          because: [
            {
              text: 'npm unpacks packages out of its cache into node_modules',
              range: at,
              source: 'https://docs.npmjs.com/cli/commands/npm-cache',
            },
          ],
        };
      }
    }
  },
});
