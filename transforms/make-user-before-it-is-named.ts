import { earlyOwner } from '../src/build/early-owners.ts';
import { moveInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make a user before files are given to it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const early = earlyOwner(stage);
      if (early === undefined) continue;
      const { owner, maker } = early;
      yield {
        kind: 'fix',
        message: `${owner.user} owns files here before the image has that user: make it first`,
        at: owner.range,
        edits: moveInstructionBefore(build.dockerfile, maker, owner.step.instruction),
        because: [{ text: 'the user is made here', range: maker.range }],
      };
    }
  },
});
