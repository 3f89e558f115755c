import { misnamedPythons } from '../src/build/python-moves.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Name the builder's own version of Python in COPY",
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['python'],
  *fixes(build) {
    for (const { copy, named, actual, words } of build.stages.flatMap((stage) => misnamedPythons(stage)))
      yield {
        kind: 'fix',
        message: `the stage has Python ${actual}, and COPY names the directory of Python ${named}: name the one that is there`,
        at: copy.instruction.range,
        edits: words.flatMap((word) =>
          replaceWord(word, word.raw.replace(`python${named}`, `python${actual}`)),
        ),
        because:
          copy.from.kind === 'stage'
            ? [{ text: `this stage has Python ${actual}`, range: copy.from.stage.from.range }]
            : [],
      };
  },
});
