import { barePatterns } from '../src/build/bare-patterns.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write ./ before a pattern that names files of the working directory',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['hadolint/SC2035'],
  looksFor: ['*', '?'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { range, raw } of barePatterns(stage)) {
        yield {
          kind: 'fix',
          message: `a file whose name begins with a dash would be an option in the place of ${raw}: write ./${raw}`,
          at: range,
          edits: [{ start: range.start, end: range.start, text: './' }],
          because: [{ text: 'a pattern without a directory', range }],
        };
      }
    }
  },
});
