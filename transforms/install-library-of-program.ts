import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingLibrary } from '../src/build/lacking-library.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the shared library that a build log misses',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingLibrary(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { soname, cause, install } = lacking;
    const at = failure.step.instruction.range;
    if (!install.known) {
      yield { kind: 'left-alone', at, reason: install.reason };
      return;
    }
    const { packages, doubts } = install.value;
    yield {
      kind: 'fix',
      message: `${imageName(failure.stage)} comes without ${soname}: install ${packages.join(' and ')}`,
      at,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(doubts.length === 0 ? {} : { safety: 'unsafe' as const, risk: doubts.join('; ') }),
    };
  },
});
