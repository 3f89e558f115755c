import { backquotes } from '../src/build/backquotes.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write command substitutions as $(…)',
  why: `Backquotes are the old form of a command substitution. They are easily taken for quotes, cannot be put into each other
without backslashes, and are read in another way within double quotes. \`$(…)\` has none of that, in every shell that there is.
What stands within is not touched; where it has a backslash or quotes that mean something else in \`$(…)\` the place is left alone.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  check: 'docker build .',
  sources: [
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_03',
    'https://www.shellcheck.net/wiki/SC2006',
  ],
  answers: ['hadolint/SC2006'],
  looksFor: ['`'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { range, marks } of backquotes(stage)) {
        if (!marks.known) {
          yield { kind: 'left-alone', at: range, reason: marks.reason };
          continue;
        }
        const [open, close] = marks.value;
        yield {
          kind: 'fix',
          message: 'backquotes are the old form of a command substitution: write $(…)',
          at: range,
          edits: [
            { ...open, text: '$(' },
            { ...close, text: ')' },
          ],
          because: [{ text: 'a command substitution', range }],
        };
      }
    }
  },
});
