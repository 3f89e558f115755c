import { oddProtocols } from '../src/build/exposed-ports.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/expose-proto-casing/';

export default transform({
  summary: 'Write protocols of exposed ports in lower case',
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  answers: ['buildkit/ExposeProtoCasing'],
  looksFor: ['expose'],
  *fixes(build) {
    for (const { word, wanted } of oddProtocols(build)) {
      yield {
        kind: 'fix',
        message: `the builder reads ${word.raw} as ${wanted}: write it so`,
        at: word.range,
        edits: replaceWord(word, wanted),
        because: [{ text: 'protocols are the same in any letter case', source: SOURCE }],
      };
    }
  },
});
