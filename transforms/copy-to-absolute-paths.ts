import { relativeCopies } from '../src/build/relative-copies.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#copy';

export default transform({
  summary: 'Copy to absolute paths where no working directory is set',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3045'],
  *fixes(build) {
    for (const { instruction, destination, absolute, workdir } of relativeCopies(build)) {
      if (absolute === undefined) {
        const reason = `the working directory that ${destination.value} is below is not known: ${workdir}`;
        yield { kind: 'left-alone', at: instruction.head, reason };
        continue;
      }
      yield {
        kind: 'fix',
        message: `where COPY puts ${destination.value} depends on the base image: write ${absolute}`,
        at: instruction.head,
        edits: replaceWord(destination, absolute),
        because: [{ text: `the working directory of the base image is ${workdir}`, source: SOURCE }],
      };
    }
  },
});
