import { goneOptions } from '../src/build/gem-documentation.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out the documentation of gems with the option that there is',
  why: `\`--no-ri\` and \`--no-rdoc\` were deprecated by RubyGems 2 and are gone since RubyGems 3, which comes with Ruby 2.6: every
\`gem install\` with one of them stops, and so does every one at all where they stand in a gemrc. \`--no-document\` says the same.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'ERROR:  While executing gem ... (OptionParser::InvalidOption)\n    invalid option: --no-ri',
    'invalid option: --no-rdoc',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/ruby/rubygems/pull/2354',
    'https://github.com/DSpace/vagrant-dspace/pull/62',
    'https://guides.rubygems.org/command-reference/#gem-install',
  ],
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
