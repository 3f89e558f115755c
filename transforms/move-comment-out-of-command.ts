import { ownLine } from '../src/build/comment-place.ts';
import { swallowingComments } from '../src/build/swallowing-comments.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Move comments that swallow the rest of a RUN to lines of their own',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What the comment swallowed runs for the first time: it may fail, or add to the image.',
  looksFor: ['#'],
  *fixes(build) {
    for (const { range, joined } of swallowingComments(build)) {
      const offer: Offer = joined
        ? {
            kind: 'fix',
            message: 'for the shell the comment goes on to the end of the RUN: move it to its own line',
            at: range,
            edits: ownLine(build.dockerfile, range),
            because: [{ text: 'the lines of a RUN are joined before the shell reads them', source: SOURCE }],
          }
        : {
            kind: 'left-alone',
            at: range,
            reason: 'how the lines below the comment were to be joined is not certain',
          };
      yield offer;
    }
  },
});
