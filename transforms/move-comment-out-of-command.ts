import { ownLine } from '../src/build/comment-place.ts';
import { swallowingComments } from '../src/build/swallowing-comments.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Move comments that swallow the rest of a RUN to lines of their own',
  why: `The builder joins the lines of a RUN into one before the shell reads them. Behind \`# why\` at the end of one of them,
everything up to the last line is a comment too: packages are not installed, commands are not run, and no
error tells of it. A line that begins with \`#\` is taken out by the builder itself, and may stand between the others.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What the comment swallowed runs for the first time: it may fail, or add to the image.',
  symptoms: [
    'not found, although a package is listed in the Dockerfile',
    'the commands behind a comment of a RUN are not run',
  ],
  check: 'docker build --no-cache --progress=plain . shows what runs',
  sources: [SOURCE],
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
