import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingDevelopmentFiles } from '../src/build/lacking-development-files.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const VERSIONED = 'what is built may need another version than the distribution has';

export default transform({
  summary: 'Install what a build log misses to compile with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingDevelopmentFiles(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { what, cause, install, versioned } = lacking;
    const at = failure.step.instruction.range;
    if (!install.known) {
      yield { kind: 'left-alone', at, reason: install.reason };
      return;
    }
    const { packages } = install.value;
    const doubts = [...install.value.doubts, ...(versioned ? [VERSIONED] : [])];
    yield {
      kind: 'fix',
      message: `${imageName(failure.stage)} comes without ${what}: install ${packages.join(' and ')}`,
      at,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(doubts.length === 0 ? {} : { safety: 'unsafe' as const, risk: doubts.join('; ') }),
    };
  },
});
