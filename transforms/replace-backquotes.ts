import { backquotes } from '../src/build/backquotes.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write command substitutions as $(…)',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
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
