import { missingCertificates } from '../src/build/missing-certificates.ts';
import { insertListItemAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const RISK =
  'the build goes on today without what was to be downloaded, and the script that runs then may change more than the build expects';

export default transform({
  summary: 'Install the certificates that a download with TLS needs',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.stages) {
      const missing = missingCertificates(stage);
      const last = missing?.call.packages.at(-1);
      if (missing === undefined || last === undefined) continue;
      const { image, run, fails, call } = missing;
      yield {
        kind: 'fix',
        message: `${run.command.name} has no certificates to check the server by: install ca-certificates`,
        at: run.command.range,
        edits: insertListItemAfter(build.dockerfile, last.word, 'ca-certificates'),
        ...(fails ? {} : { safety: 'unsafe' as const, risk: RISK }),
        because: [
          {
            text: `${image.image}:${image.tag} comes without them`,
            range: stage.from.range,
            source: image.source,
          },
          { text: 'this install leaves out what packages recommend', range: call.command.range },
        ],
      };
    }
  },
});
