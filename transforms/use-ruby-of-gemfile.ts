import { mismatchedGemfile, rubyOfGemfile, type AskedRuby } from '../src/build/asked-ruby.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from the Ruby that the Gemfile asks for',
  why: `Where a Gemfile names a Ruby, Bundler stops at any other one, and \`ruby "2.7"\` means 2.7.0 alone. A tag such as \`ruby:2.5\` moves
on to the last patch and leaves a Gemfile that says 2.5.0 behind. The tag of the base image is set to what the Gemfile says; the rest
of the tag (\`-slim\`, \`-alpine\`) stays. A requirement in the Gemfile that lets patches in, such as \`~> 2.5.0\`, is the other way.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Your Ruby version is 2.5.8, but your Gemfile specified 2.5.0',
    'Your Ruby version is 3.3.0, but your Gemfile specified ~> 3.2.0',
  ],
  check: 'docker build .',
  sources: ['https://bundler.io/man/gemfile.5.html#RUBY', 'https://hub.docker.com/_/ruby'],
  looksFor: ['ruby'],
  *fixes(build) {
    const logged = build.failure && rubyOfGemfile(build.failure);
    const seen = new Set<unknown>();
    const found: readonly (AskedRuby | undefined)[] = [logged, ...[...build.needed].map(mismatchedGemfile)];
    for (const asked of found) {
      if (asked === undefined || seen.has(asked.base.from)) continue;
      seen.add(asked.base.from);
      const at = asked.base.from.range;
      const edits = asked.tag.known ? retagAlike(asked.base, asked.tag.value) : asked.tag;
      if (!edits.known || !asked.tag.known)
        yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
      else
        yield {
          kind: 'fix',
          message: `the Gemfile asks for Ruby ${asked.asked}, and the base image is ruby:${asked.base.tag}: use ruby:${asked.tag.value}`,
          at,
          edits: edits.value,
          because: [asked.because],
        };
    }
  },
});
