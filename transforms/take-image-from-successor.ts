import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { doubtOf } from '../src/build/image-references.ts';
import { logEvidence } from '../src/build/failure.ts';
import { successorOf } from '../src/build/image-successor.ts';
import { pullFailure, sameRegistry } from '../src/build/pull-failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take a base image from where it has moved',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const pull = pullFailure(build);
    for (const stage of build.stages) {
      const image = baseImage(stage);
      const next = image && successorOf(image, build);
      const failed =
        pull && (pull.stage === stage || sameRegistry(pull.stage, stage)) ? pull.cause : undefined;
      if (image === undefined || next === undefined || (!next.isGone && failed === undefined)) continue;
      const { at, written } = image;
      const edits = baseEdits(stage, next.reference);
      if (!edits.known) {
        yield {
          kind: 'left-alone',
          at,
          reason: `the image is ${next.reference} now, but ${edits.reason}`,
        };
        continue;
      }
      const doubt =
        next.differs === undefined ? doubtOf(stage) : { safety: 'unsafe' as const, risk: next.differs };
      yield {
        kind: 'fix',
        message: `${written} is no longer there: take ${next.reference}, which stands for it`,
        at,
        edits: edits.value,
        because: [
          ...(failed === undefined ? [] : [logEvidence(failed)]),
          { text: 'the image has moved', source: next.source },
        ],
        ...doubt,
      };
    }
  },
});
