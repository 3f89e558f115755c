import { goneOptions } from '../src/build/gem-documentation.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out the documentation of gems with the option that there is',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['gem'],
  *fixes(build) {
    for (const { run, edits, because } of goneOptions(build)) {
      yield {
        kind: 'fix',
        message: 'RubyGems knows --no-ri and --no-rdoc no more: write --no-document',
        at: run.command.range,
        edits,
        because: [because],
      };
    }
  },
});
