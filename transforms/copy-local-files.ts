import { plainAdditions } from '../src/build/plain-additions.ts';
import { replaceKeyword } from '../src/edits/replace-keyword.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#add-or-copy';

export default transform({
  summary: 'Copy files of the build context with COPY',
  why: `ADD fetches what is a URL, unpacks what is a tar archive, and copies all else. Who reads \`ADD app.jar /\` has to work out
which of the three it is, and a file that is one day replaced by an archive is unpacked without a word. COPY only copies, and
the image is the same.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Use COPY instead of ADD for files and folders',
    'Consider using "COPY app.jar /" command instead',
  ],
  assumes: ['A file with the ending of another kind of file, such as `.jar` or `.json`, is no tar archive.'],
  check: 'docker build .',
  sources: [SOURCE, 'https://docs.docker.com/reference/dockerfile/#add'],
  answers: ['hadolint/DL3020', 'trivy/DS-0005', 'checkov/CKV_DOCKER_4'],
  looksFor: ['add'],
  *fixes(build) {
    for (const { instruction, doubt } of plainAdditions(build)) {
      const fix = {
        kind: 'fix',
        message: 'ADD only copies files here: use COPY',
        at: instruction.keywordRange,
        edits: replaceKeyword(build.dockerfile, instruction, 'COPY'),
        because: [{ text: 'ADD is for URLs and archives', source: SOURCE }],
      } as const;
      const risk = `If ${doubt ?? ''} is a tar archive, it is no longer unpacked.`;
      yield doubt === undefined ? fix : { ...fix, safety: 'unsafe', risk };
    }
  },
});
