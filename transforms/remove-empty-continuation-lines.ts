import { brokenUp } from '../src/build/blank-lines.ts';
import { swallowedInstructions } from '../src/build/swallowed-instructions.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/no-empty-continuation/';

export default transform({
  summary: 'Remove empty lines within instructions',
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  answers: ['buildkit/NoEmptyContinuation'],
  looksFor: ['\\', '`'],
  *fixes(build) {
    const swallowing = new Set(swallowedInstructions(build).map(({ instruction }) => instruction));
    for (const { instruction, edits } of brokenUp(build)) {
      // There the empty line is where the instruction was to end.
      if (swallowing.has(instruction)) continue;
      yield {
        kind: 'fix',
        message: `${instruction.keyword} goes on behind an empty line, which a future builder refuses: remove it`,
        at: instruction.head,
        edits,
        because: [{ text: 'empty continuation lines are deprecated', source: SOURCE }],
      };
    }
  },
});
