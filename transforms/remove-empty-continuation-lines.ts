import { brokenUp } from '../src/build/blank-lines.ts';
import { swallowedInstructions } from '../src/build/swallowed-instructions.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/no-empty-continuation/';

export default transform({
  summary: 'Remove empty lines within instructions',
  why: `Behind a line that ends in a continuation character the builder skips empty lines, and warns: support for them is
deprecated, and a future version will refuse the file. Without them the instruction is the same. Lines that hold a comment
may stay.`,
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  symptoms: [
    'NoEmptyContinuation: Empty continuation line',
    '[WARNING]: Empty continuation lines will become errors in a future release.',
  ],
  check: 'docker build --check .',
  sources: [SOURCE],
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
