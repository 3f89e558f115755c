import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { officialCopy } from '../src/build/public-base.ts';
import { pullFailure } from '../src/build/pull-failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take the official image in place of a copy that cannot be reached',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The image of the other registry may have more in it than the official one',
  looksFor: 'log',
  *fixes(build) {
    const pull = pullFailure(build);
    const image = pull && baseImage(pull.stage);
    const official = image?.reference && officialCopy(image.reference);
    if (pull === undefined || image === undefined || official === undefined) return;
    const { at, written } = image;
    const edits = baseEdits(pull.stage, official);
    if (!edits.known) {
      yield {
        kind: 'left-alone',
        at,
        reason: `it may be the official ${official}, but ${edits.reason}`,
      };
      return;
    }
    yield {
      kind: 'fix',
      message: `${written} cannot be pulled: take the official image ${official}`,
      at,
      edits: edits.value,
      because: [logEvidence(pull.cause)],
    };
  },
});
