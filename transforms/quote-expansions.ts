import { splitWords } from '../src/build/split-words.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Quote expansions that stand for one word',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A value that holds several words on purpose is then one, and an empty one an empty word.',
  answers: ['hadolint/SC2086', 'hadolint/SC2046'],
  looksFor: ['$'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { word, quotes } of splitWords(stage)) {
        if (!quotes.known) {
          yield { kind: 'left-alone', at: word.range, reason: quotes.reason };
          continue;
        }
        const { start, end } = quotes.value;
        yield {
          kind: 'fix',
          message: `the shell splits what ${word.raw} stands for at its blanks: quote it`,
          at: word.range,
          edits: [
            { start, end: start, text: '"' },
            { start: end, end, text: '"' },
          ],
          because: [{ text: 'an expansion without quotes', range: word.range }],
        };
      }
    }
  },
});
