import { doubtOf, movedFrom, namedImages } from '../src/build/image-references.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take versions of Bitnami images from where they have moved',
  why: `In autumn 2025 Bitnami moved every versioned tag of its images from \`bitnami/…\` on Docker Hub to
\`bitnamilegacy/…\`; pulling the old name fails. The same image, unchanged, is there under the new one. It gets no
updates any more, and Bitnami does not mean to keep it for ever, so this buys time to move to another image.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'manifest for bitnami/mariadb:11.5.2-debian-12-r2 not found: manifest unknown: manifest unknown',
    'failed to resolve source metadata for docker.io/bitnami/kubectl:1.31: docker.io/bitnami/kubectl:1.31: not found',
  ],
  assumes: ['Docker Hub itself is asked, not a mirror that has kept the old name.'],
  check: 'docker build --pull .',
  sources: [
    'https://github.com/bitnami/containers/issues/83267',
    'https://github.com/salaboy/platforms-on-k8s/issues/86',
    'https://github.com/bitnami/minideb/issues/196',
  ],
  looksFor: ['bitnami'],
  *fixes(build) {
    for (const image of namedImages(build)) {
      const moved = movedFrom(image, build);
      if (moved === undefined) continue;
      const { range, value, written } = image;
      const start = range.start + written.indexOf(moved.from);
      if (start < range.start) {
        yield {
          kind: 'left-alone',
          at: range,
          reason: `the name of ${value} is put together from variables`,
        };
        continue;
      }
      yield {
        kind: 'fix',
        ...doubtOf(image.stage),
        message: `${value} is no longer there: take it from ${moved.to}, where it has moved`,
        at: range,
        edits: [{ start, end: start + moved.from.length, text: moved.to }],
        because: [{ text: `versions of ${moved.from} have moved by ${moved.since}`, source: moved.source }],
        advice: `${moved.to} gets no updates and may go one day: plan to move to another image`,
      };
    }
  },
});
