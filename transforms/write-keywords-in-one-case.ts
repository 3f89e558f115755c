import { inCase, keywordAsWritten, keywordCase } from '../src/build/letter-case.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/consistent-instruction-casing/';

export default transform({
  summary: 'Write all keywords in the letter case that most are in',
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  answers: ['buildkit/ConsistentInstructionCasing'],
  *fixes(build) {
    const letterCase = keywordCase(build);
    for (const instruction of build.dockerfile.instructions) {
      const written = keywordAsWritten(build.dockerfile, instruction);
      const wanted = inCase(written, letterCase);
      if (written === wanted) continue;
      yield {
        kind: 'fix',
        message: `most keywords are in ${letterCase} case: write ${wanted}`,
        at: instruction.keywordRange,
        edits: [{ ...instruction.keywordRange, text: wanted }],
        because: [{ text: 'keywords are the same in any letter case', source: SOURCE }],
      };
    }
  },
});
