import { argumentComments } from '../src/build/argument-comments.ts';
import { ownLine } from '../src/build/comment-place.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Move comments behind arguments to lines of their own',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  looksFor: ['#'],
  *fixes(build) {
    for (const { instruction, range, harm } of argumentComments(build)) {
      const fix = {
        kind: 'fix',
        message: `${instruction.keyword} takes what stands behind # for arguments: move the comment to its own line`,
        at: range,
        edits: ownLine(build.dockerfile, range),
        because: [{ text: 'a comment begins at the start of a line', source: SOURCE }],
      } as const;
      yield harm === 'refused'
        ? fix
        : { ...fix, safety: 'unsafe', risk: 'The value without the comment is another one.' };
    }
  },
});
