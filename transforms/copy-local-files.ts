import { plainAdditions } from '../src/build/plain-additions.ts';
import { replaceKeyword } from '../src/edits/replace-keyword.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#add-or-copy';

export default transform({
  summary: 'Copy files of the build context with COPY',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
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
