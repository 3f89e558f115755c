import { foreignCopies } from '../src/build/foreign-copies.ts';
import { addFlag } from '../src/edits/add-flag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give what is copied behind USER to that user',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The program can change files that it could only read before.',
  answers: ['tally/copy-after-user-without-chown'],
  looksFor: ['user'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { copy, owner } of foreignCopies(stage))
        yield {
          kind: 'fix',
          message: `${copy.instruction.keyword} gives its files to root, whatever USER says: pass --chown=${owner}`,
          at: copy.instruction.range,
          edits: addFlag(copy.instruction, 'chown', owner),
          because: [
            {
              text: 'USER is for RUN and for containers, and not for COPY',
              range: copy.instruction.range,
              source: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
            },
          ],
        };
  },
});
