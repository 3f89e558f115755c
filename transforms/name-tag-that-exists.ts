import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { existingTag } from '../src/build/public-base.ts';
import { pullFailure } from '../src/build/pull-failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name a tag that the official image has',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The build needs one certain version, perhaps, and the tag does not tell which',
  looksFor: 'log',
  *fixes(build) {
    const pull = pullFailure(build);
    const image = pull?.cause.id === 'image-not-found' ? baseImage(pull.stage) : undefined;
    const tag = image?.reference && existingTag(image.reference);
    if (pull === undefined || image?.name === undefined || tag === undefined) return;
    const { at, name } = image;
    const path = name.split(':')[0] ?? '';
    const edits = baseEdits(pull.stage, `${path}:${tag}`);
    if (!edits.known) {
      yield { kind: 'left-alone', at, reason: `there is ${path}:${tag}, but ${edits.reason}` };
      return;
    }
    yield {
      kind: 'fix',
      message: `there is no ${name}${name.includes(':') ? '' : ':latest'}: take ${path}:${tag}`,
      at,
      edits: edits.value,
      because: [logEvidence(pull.cause)],
    };
  },
});
