import { misspeltStages } from '../src/build/stage-names.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy from the stage that is there',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['from='],
  *fixes(build) {
    for (const { flag, written, stage, name, unused } of misspeltStages(build)) {
      const fix = {
        kind: 'fix',
        message: `no stage above is called ${written}: copy from ${name}`,
        at: flag.range,
        edits: replaceWord({ range: flag.valueRange ?? flag.range }, name),
        because: [
          { text: `the stage is called ${name}`, range: stage.from.range },
          {
            text: 'no official image has that name',
            source: 'https://github.com/docker-library/official-images/tree/master/library',
          },
        ],
      } as const;
      const risk = `A local image or a named build context called ${written} is no longer used.`;
      yield unused ? fix : { ...fix, safety: 'unsafe', risk };
    }
  },
});
