import { lackingTransport } from '../src/build/apt-transport.ts';
import { logEvidence } from '../src/build/failure.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what apt needs to fetch from https sources',
  why: `apt speaks https of itself since version 1.5, that is from Debian 10 and Ubuntu 18.04 on. Older ones need the package
\`apt-transport-https\`, and they need it before a source with an https address, or one that redirects to such an address, is added: with the
source in place no call of apt-get succeeds any more. It joins an install that runs before, or gets one of its own.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'E: The method driver /usr/lib/apt/methods/https could not be found.',
    'N: Is the package apt-transport-https installed?',
  ],
  assumes: ['The log is of this Dockerfile.'],
  check: 'docker build .',
  sources: [
    'https://manpages.debian.org/buster/apt/apt-transport-https.1.en.html',
    'https://packages.debian.org/buster/apt-transport-https',
  ],
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingTransport(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { cause, install } = lacking;
    const at = failure.step.instruction.range;
    if (!install.known) {
      yield { kind: 'left-alone', at, reason: install.reason };
      return;
    }
    const { doubts } = install.value;
    yield {
      kind: 'fix',
      message: 'this apt does not speak https, which a source asks for: install apt-transport-https before',
      at,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(doubts.length === 0 ? {} : { safety: 'unsafe' as const, risk: doubts.join('; ') }),
    };
  },
});
