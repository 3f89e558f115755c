import { mappedPorts } from '../src/build/exposed-ports.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/expose-invalid-format/';

export default transform({
  summary: 'Expose ports of the container alone',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['buildkit/ExposeInvalidFormat'],
  looksFor: ['expose'],
  *fixes(build) {
    for (const { word, wanted } of mappedPorts(build)) {
      yield {
        kind: 'fix',
        message: `EXPOSE ${word.raw} publishes nothing: write ${wanted}`,
        at: word.range,
        edits: replaceWord(word, wanted),
        because: [{ text: 'the builder drops addresses and ports of the host', source: SOURCE }],
      };
    }
  },
});
