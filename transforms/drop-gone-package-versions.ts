import { logEvidence } from '../src/build/failure.ts';
import { gonePins, type GonePin } from '../src/build/gone-pins.ts';
import { replaceWord } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install distribution packages in the version that there is',
  why: `The archives of Debian, Ubuntu and Alpine keep one version of a package for each release. When an update comes, the
version before it is deleted, and an install that asks for it by its number (\`git=2.24.1-r0\`, \`curl=7.58.0-2ubuntu3.8\`)
stops the build. The log names the packages; their versions are dropped, so that the one that the release has is installed.
Within a release of Debian or Ubuntu that is the same version with security fixes. An image that has to hold the same
packages each time is built from snapshot.debian.org or snapshot.ubuntu.com instead, which keep every version.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Another version is installed than the one that was asked for',
  symptoms: [
    "E: Version '1:2.11.0-3+deb9u4' for 'git' was not found",
    'ERROR: unsatisfiable constraints:',
    'breaks: world[git=2.24.1-r0]',
  ],
  assumes: ['Nothing else in the image depends on exactly that version.'],
  check: 'docker build .',
  sources: [
    'https://github.com/gliderlabs/docker-alpine/issues/279',
    'https://wiki.debian.org/DebianRepository/Format',
    'https://snapshot.debian.org/',
  ],
  looksFor: 'log',
  *fixes(build) {
    for (const pin of gonePins(build)) yield offer(pin);
  },
});

function offer({ word, name, cause, written }: GonePin): Offer {
  return {
    kind: 'fix',
    message: `the archive does not have version ${cause.captures.version ?? ''} of ${name}: install the one that it has`,
    at: word.range,
    edits: replaceWord(word, written),
    because: [logEvidence(cause)],
  };
}
