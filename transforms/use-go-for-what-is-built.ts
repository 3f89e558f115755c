import { askedGo } from '../src/build/asked-go.ts';
import { logEvidence } from '../src/build/failure.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use a Go version that has what is built',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another package, may not be ready for the newer Go',
  looksFor: 'log',
  *fixes({ failure }) {
    const asked = failure && askedGo(failure);
    if (asked === undefined) return;
    const { base, tag, why, cause, source } = asked;
    const at = base.from.range;
    const edits = tag.known ? retagAlike(base, tag.value) : tag;
    if (!edits.known || !tag.known) yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `${why}, and the base image is golang:${base.tag}: use golang:${tag.value}`,
        at,
        edits: edits.value,
        because: [logEvidence(cause), ...(source === undefined ? [] : [{ text: why, source }])],
      };
  },
});
