import { goneOptionsOf, type GoneOption } from '../src/build/php-extensions.ts';
import { replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Configure PHP extensions with the options that they have',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['docker-php-ext-configure'],
  *fixes(build) {
    for (const stage of build.needed) {
      const gone = goneOptionsOf(stage);
      for (const run of new Set(gone.map((each) => each.run))) {
        const options = gone.filter((each) => each.run === run);
        yield {
          kind: 'fix',
          message: `PHP 7.4 has replaced options of ${options[0]?.extension ?? ''}: ${options.map(change).join(', ')}`,
          at: run.command.range,
          edits: options.flatMap(edits),
          because: [
            { text: 'configure stops at an option that it does not know', source: options[0]?.source ?? '' },
          ],
        };
      }
    }
  },
});

function change({ option, replacement }: GoneOption): string {
  return replacement === '' ? `without ${option}` : `${replacement} instead of ${option}`;
}

function edits({ word, before, replacement }: GoneOption): Edit[] {
  if (replacement !== '') return replaceWord(word, replacement);
  return [{ start: before.range.end, end: word.range.end, text: '' }];
}
