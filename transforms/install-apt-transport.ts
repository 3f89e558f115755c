import { lackingTransport } from '../src/build/apt-transport.ts';
import { logEvidence } from '../src/build/failure.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what apt needs to fetch from https sources',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
