import { otherPythons } from '../src/build/python-moves.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const RISK = 'the image starts from another base: what it took from the old one besides Python may differ';

export default transform({
  summary: 'Start from the Python that the copied environment was made with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const { environment, image, reference, trouble, certain } of build.targets.flatMap((stage) =>
      otherPythons(stage),
    ))
      yield {
        kind: 'fix',
        message: `${trouble}: start from ${reference}`,
        at: image.range,
        edits: replaceWord(image, reference),
        ...(certain ? {} : { safety: 'unsafe', risk: RISK }),
        because: [
          { text: 'the environment is made here', range: environment.run.command.range },
          { text: `it is copied to ${environment.place}`, range: environment.step.instruction.range },
        ],
      };
  },
});
