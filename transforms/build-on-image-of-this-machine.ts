import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { counterpart } from '../src/build/foreign-base.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from the image of the machine that builds',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The image is meant for another kind of machine: there, and where that is emulated, the old base image works',
  looksFor: 'log',
  *fixes(build) {
    const cause = build.failure?.cause('architecture-mismatch');
    if (cause === undefined) return;
    const changed = new Set<number>();
    for (const stage of build.stages) {
      const image = baseImage(stage);
      const other = image?.name === undefined ? undefined : counterpart(image.name);
      if (image === undefined || other === undefined) continue;
      const { at, name } = image;
      const edits = baseEdits(stage, other.reference);
      if (!edits.known) {
        const reason = `${other.reference} is what it needs, but ${edits.reason}`;
        yield { kind: 'left-alone', at, reason };
        continue;
      }
      // One ARG may name the images of several stages.
      if (edits.value.some(({ start }) => changed.has(start))) continue;
      for (const { start } of edits.value) changed.add(start);
      yield {
        kind: 'fix',
        message: `${name} is for another kind of machine (${other.machine}): start from ${other.reference}`,
        at,
        edits: edits.value,
        because: [logEvidence(cause)],
        advice: 'docker buildx build --platform linux/arm/v7 . builds it for a Raspberry Pi',
      };
    }
  },
});
