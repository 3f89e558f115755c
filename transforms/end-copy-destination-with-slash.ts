import { copiesIntoFile } from '../src/build/copy-destinations.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#copy';

export default transform({
  summary: 'End the destination of several files with a slash',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3021', 'trivy/DS-0011'],
  looksFor: ['copy', 'add'],
  *fixes(build) {
    for (const { instruction, destination, edits } of copiesIntoFile(build)) {
      yield {
        kind: 'fix',
        message: `${instruction.keyword} of several files to ${destination} makes one file of that name, unless a directory is there: end it with a slash`,
        at: instruction.head,
        edits,
        because: [{ text: 'the destination of several sources is a directory', source: SOURCE }],
      };
    }
  },
});
