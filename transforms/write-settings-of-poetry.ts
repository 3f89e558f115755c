import { oldSettings } from '../src/build/poetry-settings.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write settings of Poetry by the names that it has',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['poetry'],
  *fixes(build) {
    for (const { word, name, because } of oldSettings(build)) {
      const today = name.replace(/^settings\./, '');
      yield {
        kind: 'fix',
        message: `Poetry has no setting ${name} since 1.0: write ${today}`,
        at: word.range,
        edits: replaceWord(word, today),
        because: [because],
      };
    }
  },
});
