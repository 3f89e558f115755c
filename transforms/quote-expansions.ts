import { splitWords } from '../src/build/split-words.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Quote expansions that stand for one word',
  why: `The shell splits what an unquoted variable or \`$(…)\` stands for at its blanks, and takes \`*\` in it for a pattern. A path
with a blank then becomes two. Double quotes keep it one word. Lists of packages, options and files are meant to be split: only
words that are one by their looks are quoted, a path or a URL with more in it, the operand of \`cd\`, or what \`nproc\` prints.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A value that holds several words on purpose is then one, and an empty one an empty word.',
  check: 'docker build --no-cache .',
  sources: ['https://www.shellcheck.net/wiki/SC2086', 'https://www.shellcheck.net/wiki/SC2046'],
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
