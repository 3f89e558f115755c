import { doubtOf, namedImages, removedBase, renamed } from '../src/build/image-references.ts';
import { distributionTrouble, oldJavaHome, TEMURIN, temurinTag } from '../src/build/temurin.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from Eclipse Temurin where the Java image was removed',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['java', 'jdk'],
  *fixes(build) {
    for (const image of namedImages(build)) {
      const removed = image.stage && removedBase(image.stage);
      if (image.stage === undefined || removed === undefined) continue;
      const at = image.range;
      const old = `${removed.image}:${removed.tag}`;
      const tag = temurinTag(removed.tag);
      const text = tag.known ? renamed(image, removed.image, TEMURIN, tag.value) : tag;
      const trouble = tag.known && text.known ? distributionTrouble(image.stage, tag.value) : undefined;
      if (!tag.known || !text.known || trouble !== undefined) {
        const why = trouble ?? (text.known ? '' : text.reason);
        yield { kind: 'left-alone', at, reason: `${old} was removed, but ${why}` };
        continue;
      }
      const home = oldJavaHome(image.stage);
      yield {
        kind: 'fix',
        message: `${old} was removed: start from ${TEMURIN}:${tag.value}, of the same major version`,
        at,
        edits: [{ ...at, text: text.value }],
        because: [
          { text: `${old} has not been on Docker Hub since ${removed.since}`, source: removed.source },
        ],
        ...(home === undefined
          ? doubtOf(image.stage)
          : { safety: 'unsafe', risk: `The file names ${home}, and Java is in /opt/java/openjdk now` }),
      };
    }
  },
});
