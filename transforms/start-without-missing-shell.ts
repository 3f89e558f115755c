import { shellessStarts } from '../src/build/empty-images.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the program itself where the image has no shell',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      for (const { instruction, range, words } of shellessStarts(target)) {
        if (seen.has(range.start)) continue;
        seen.add(range.start);
        yield words === undefined
          ? {
              kind: 'left-alone',
              at: range,
              reason: `the image has no shell, and ${instruction.keyword} needs one`,
            }
          : {
              kind: 'fix',
              message: `${instruction.keyword} is started by a shell, which the image does not have: start the program itself`,
              at: range,
              edits: [{ ...range, text: `[${words.map((word) => JSON.stringify(word)).join(', ')}]` }],
              because: [{ text: 'nothing brings a shell', range: target.from.range }],
            };
      }
    }
  },
});
