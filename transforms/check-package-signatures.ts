import { skippedChecksIn } from '../src/build/skipped-checks.ts';
import { dropSkippedCheck } from '../src/edits/drop-skipped-check.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Check the signatures of packages',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'An install from a repository whose key the image does not have, or whose signature has expired, fails.',
  answers: [
    'checkov/CKV2_DOCKER_7',
    'checkov/CKV2_DOCKER_8',
    'checkov/CKV2_DOCKER_9',
    'checkov/CKV2_DOCKER_10',
    'checkov/CKV2_DOCKER_11',
  ],
  looksFor: [
    '--allow-untrusted',
    '--allow-unauthenticated',
    '--force-yes',
    'gpgcheck',
    '--no-gpg-checks',
    '--nosignature',
    '--nodigest',
    '--nofiledigest',
    '--noverify',
  ],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const check of skippedChecksIn(stage, 'signatures')) {
        const { at, name, code, doubt } = check;
        const edits = dropSkippedCheck(build.dockerfile, check);
        if (doubt !== undefined || edits === undefined) {
          yield { kind: 'left-alone', at, reason: doubt ?? 'what stands beside the command hangs on it' };
          continue;
        }
        yield {
          kind: 'fix',
          message: `${name} takes packages that nobody has signed: leave it out`,
          at,
          edits,
          because: [
            { text: 'the signature is not checked', range: at, source: 'https://wiki.debian.org/SecureApt' },
          ],
          answers: code === undefined ? [] : [code],
        };
      }
    }
  },
});
