import { copiesIntoFile } from '../src/build/copy-destinations.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#copy';

export default transform({
  summary: 'End the destination of several files with a slash',
  why: `The destination of several sources must be a directory and end with a slash. The classic builder refuses the line
otherwise; BuildKit copies each file over the one before where no directory is there yet, so that a single file is left, called like the
directory. Where the directory is there, the slash changes nothing.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'When using COPY with more than one source file, the destination must be a directory and end with a /',
    'When using ADD with more than one source file, the destination must be a directory and end with a /',
    'cannot copy to non-directory',
    'Not a directory',
  ],
  check: 'docker build .',
  sources: [SOURCE, 'https://github.com/moby/buildkit/issues/1853'],
  answers: ['hadolint/DL3021', 'trivy/DS-0011'],
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
