import { letters, missingToRemove } from '../src/build/existing-paths.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsAfter, replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let rm pass over files that are not there',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const found = missingToRemove(build);
    const [first] = found?.run.command.words ?? [];
    if (found === undefined || first === undefined) return;
    const option = letters(found.run);
    yield {
      kind: 'fix',
      message: `${found.path} is not there to be removed: let rm pass over it`,
      at: found.run.command.range,
      edits: option === undefined ? insertWordsAfter(first, '-f') : replaceWord(option, `${option.raw}f`),
      because: [logEvidence(found.cause)],
    };
  },
});
