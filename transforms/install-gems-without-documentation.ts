import { documentedGems } from '../src/build/documented-gems.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install gems without their documentation',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['parfum/gemUpdateNoDocument'],
  looksFor: ['gem'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, option } of documentedGems(stage)) {
        const { range, words } = run.command;
        const last = words[1];
        if (last === undefined) continue;
        yield {
          kind: 'fix',
          message: 'gem builds documentation that nobody reads in a container: pass --no-document',
          at: range,
          edits: insertWordsAfter(last, '--no-document'),
          because: [
            {
              text: 'RubyGems generates it for every gem unless it is told not to',
              range,
              source: 'https://guides.rubygems.org/command-reference/#gem-install',
            },
          ],
          ...(option.known
            ? {}
            : { safety: 'unsafe' as const, risk: 'RubyGems before 2.0 does not know the option, and stops' }),
        };
      }
    }
  },
});
