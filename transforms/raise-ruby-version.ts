import { rubyOfGem } from '../src/build/asked-ruby.ts';
import { refusedGem } from '../src/build/older-gem.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Ruby version that the installed gems ask for',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another gem, may not be ready for the newer Ruby',
  looksFor: 'log',
  *fixes({ failure }) {
    const asked = failure && refusedGem(failure) === undefined ? rubyOfGem(failure) : undefined;
    if (asked === undefined) return;
    const { base, tag, because, gem } = asked;
    const edits = tag.known ? retagAlike(base, tag.value) : tag;
    const at = base.from.range;
    if (!edits.known || !tag.known) yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `${gem} asks for Ruby ${asked.asked}, and the base image is ruby:${base.tag}: use ruby:${tag.value}`,
        at,
        edits: edits.value,
        because: [because],
      };
  },
});
