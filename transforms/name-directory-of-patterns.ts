import { barePatterns } from '../src/build/bare-patterns.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write ./ before a pattern that names files of the working directory',
  why: `The shell puts the names of files in the place of \`*.deb\`. A name that begins with a dash then reads as an option, so that a
file called \`-rf\` decides what \`rm *\` does. \`./*\` names the same files, and none of them looks like an option.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  check: 'docker build .',
  sources: ['https://www.shellcheck.net/wiki/SC2035'],
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
