import { doubtOf, namedImages, removedBase, renamed } from '../src/build/image-references.ts';
import { distributionTrouble, oldJavaHome, TEMURIN, temurinTag } from '../src/build/temurin.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from Eclipse Temurin where the Java image was removed',
  why: `The official image \`openjdk\` is deprecated. In November 2025 its tags without a full version (\`8\`, \`11-jre-slim\`,
\`17-jdk-alpine\`, …) were deleted from Docker Hub; its forerunner \`java\` had gone before. Eclipse Temurin carries the
same OpenJDK releases on: the same major version is taken, JDK or JRE and Alpine as before. What was Debian or Oracle
Linux is Ubuntu then, and Java is in \`/opt/java/openjdk\`.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'manifest for openjdk:17-jdk-slim not found: manifest unknown: manifest unknown',
    'docker.io/library/openjdk:8-jdk-alpine: not found',
    'failed to resolve source metadata for docker.io/library/openjdk:17-slim-bullseye: not found',
    'manifest for java:8 not found: manifest unknown: manifest unknown',
  ],
  assumes: ['Docker Hub itself is asked, not a mirror that has kept the old tags.'],
  check: 'docker build --pull .',
  sources: [
    'https://github.com/docker-library/openjdk/pull/550',
    'https://github.com/docker-library/openjdk/issues/505',
    'https://github.com/idugalic/micro-company/pull/51',
  ],
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
