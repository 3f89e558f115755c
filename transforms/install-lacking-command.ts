import { commandDoubts, imageName, lackingCommand } from '../src/build/lacking-command.ts';
import { logEvidence } from '../src/build/failure.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the command that a build log misses',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingCommand(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { command, cause, install } = lacking;
    const at =
      failure.commands.find((run) => run.command.name === command)?.command ?? failure.step.instruction;
    if (!install.known) {
      yield { kind: 'left-alone', at: at.range, reason: install.reason };
      return;
    }
    const { packages, doubts } = install.value;
    const risks = [...doubts, ...commandDoubts(command)];
    yield {
      kind: 'fix',
      message: `nothing in ${imageName(failure.stage)} brings ${command}: install ${packages.join(' and ')}`,
      at: at.range,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(risks.length === 0 ? {} : { safety: 'unsafe' as const, risk: risks.join('; ') }),
    };
  },
});
