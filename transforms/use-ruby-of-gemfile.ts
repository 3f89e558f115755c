import { mismatchedGemfile, rubyOfGemfile, type AskedRuby } from '../src/build/asked-ruby.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from the Ruby that the Gemfile asks for',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
