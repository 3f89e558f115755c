import { unforcedCleans } from '../src/build/unforced-cleans.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Clean the cache of npm although it heals itself',
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  answers: ['parfum/npmCacheCleanUseForce'],
  looksFor: ['npm'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, verb } of unforcedCleans(stage)) {
        const { step, command } = run;
        yield {
          kind: 'fix',
          message: 'since npm 5 the cache is not cleaned without --force, and the call fails: add it',
          at: command.range,
          edits: insertOptionAfter(step.instruction, command, verb, '--force'),
          because: [
            {
              text: 'npm stops unless it is forced',
              range: command.range,
              source: 'https://docs.npmjs.com/cli/commands/npm-cache',
            },
          ],
        };
      }
    }
  },
});
