import { logEvidence } from '../src/build/failure.ts';
import { requiredNode } from '../src/build/required-node.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use a Node.js version that the packages run on',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another package, may not run on the other Node.js',
  looksFor: 'log',
  *fixes({ failure, asOf }) {
    const found = failure && requiredNode(failure, asOf);
    if (found === undefined) return;
    const { base, tag, why, cause, source } = found;
    const at = base.from.range;
    const edits = tag.known ? retagAlike(base, tag.value) : tag;
    if (!edits.known || !tag.known) yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `${why}, and the base image is node:${base.tag}: use node:${tag.value}`,
        at,
        edits: edits.value,
        because: [logEvidence(cause), ...(source === undefined ? [] : [{ text: why, source }])],
      };
  },
});
