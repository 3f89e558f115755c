import { oddAs } from '../src/build/letter-case.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/from-as-casing/';

export default transform({
  summary: 'Write AS in the letter case of its FROM',
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  answers: ['buildkit/FromAsCasing'],
  *fixes(build) {
    for (const { from } of build.stages) {
      const odd = oddAs(build.dockerfile, from);
      if (odd === undefined) continue;
      yield {
        kind: 'fix',
        message: `${odd.as.raw} and its FROM are in different letter cases: write ${odd.wanted}`,
        at: odd.as.range,
        edits: replaceWord(odd.as, odd.wanted),
        because: [{ text: 'AS is the same in any letter case', source: SOURCE }],
      };
    }
  },
});
