import { doubtOf, movedFrom, namedImages } from '../src/build/image-references.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take versions of Bitnami images from where they have moved',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
