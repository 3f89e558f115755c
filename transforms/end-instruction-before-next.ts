import { swallowedInstructions } from '../src/build/swallowed-instructions.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'End instructions before the next one',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  looksFor: ['\\', '`'],
  *fixes(build) {
    for (const { instruction, keyword, range, edits, stopsBuild } of swallowedInstructions(build)) {
      const fix = {
        kind: 'fix',
        message: `${instruction.keyword} swallows the ${keyword} below it: end it before`,
        at: range,
        edits,
        because: [{ text: 'this line is continued', range: instruction.head }],
      } as const;
      yield stopsBuild
        ? fix
        : { ...fix, safety: 'unsafe', risk: `The ${keyword} takes effect for the first time.` };
    }
  },
});
