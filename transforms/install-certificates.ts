import { missingCertificates } from '../src/build/missing-certificates.ts';
import { insertListItemAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const RISK =
  'the build goes on today without what was to be downloaded, and the script that runs then may change more than the build expects';

export default transform({
  summary: 'Install the certificates that a download with TLS needs',
  why: `curl, wget and git of Debian and Ubuntu check a server by the certificates of the package ca-certificates. They recommend
it and do not depend on it, so that \`--no-install-recommends\` leaves it out, and the images of the distributions and the slim ones
do not have it. Every address with \`https://\` then fails. The package joins the install that brings the program; to switch
the check off (\`-k\`, \`--no-check-certificate\`) would let anybody on the way change what is downloaded.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'curl: (77) error setting certificate file: /etc/ssl/certs/ca-certificates.crt',
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    "ERROR: cannot verify github.com's certificate",
    'server certificate verification failed. CAfile: none CRLfile: none',
  ],
  assumes: ['The addresses that are asked do not lead to a server of your own that the base image trusts.'],
  check: 'docker build --no-cache .',
  sources: ['https://packages.debian.org/bookworm/libcurl4', 'https://packages.debian.org/bookworm/wget'],
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
