import { skippedChecksIn } from '../src/build/skipped-checks.ts';
import { dropSkippedCheck } from '../src/edits/drop-skipped-check.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Check the certificates of servers',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A download from a server whose certificate the image does not trust, or in an image without ca-certificates, fails.',
  answers: [
    'checkov/CKV2_DOCKER_2',
    'checkov/CKV2_DOCKER_3',
    'checkov/CKV2_DOCKER_4',
    'checkov/CKV2_DOCKER_5',
    'checkov/CKV2_DOCKER_6',
    'checkov/CKV2_DOCKER_12',
    'checkov/CKV2_DOCKER_13',
    'checkov/CKV2_DOCKER_14',
    'checkov/CKV2_DOCKER_15',
    'checkov/CKV2_DOCKER_16',
  ],
  looksFor: [
    'curl',
    'wget',
    'trusted',
    'httpsverify',
    'reject_unauthorized',
    'strict',
    'sslverify',
    'ssl_no_verify',
  ],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const check of skippedChecksIn(stage, 'certificates')) {
        const { at, name, code, doubt } = check;
        const edits = dropSkippedCheck(build.dockerfile, check);
        if (doubt !== undefined || edits === undefined) {
          yield { kind: 'left-alone', at, reason: doubt ?? 'what stands beside the command hangs on it' };
          continue;
        }
        yield {
          kind: 'fix',
          message: `${name} lets anybody on the way answer for the server: leave it out`,
          at,
          edits,
          because: [
            {
              text: 'no certificate is checked',
              range: at,
              source: 'https://owasp.org/www-community/attacks/Manipulator-in-the-middle_attack',
            },
          ],
          answers: code === undefined ? [] : [code],
        };
      }
    }
  },
});
