import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { rpmInstalls } from '../src/build/rpm-database.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy the RPM database into the layer before packages are installed',
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const failed = failedCommands(build, ['rpm-database'], () => true);
    if (failed === undefined) return;
    for (const { command, step } of rpmInstalls(failed.runs)) {
      const sudo = command.wrappedBy[0] === 'sudo' ? 'sudo ' : '';
      yield {
        kind: 'fix',
        message: `${command.name} finds its database changed, because overlayfs copies it when it is written: copy it before`,
        at: command.range,
        edits: insertCommandBefore(
          build.dockerfile,
          step.instruction,
          command,
          `${sudo}touch /var/lib/rpm/*`,
        ),
        because: [logEvidence(failed.cause)],
      };
    }
  },
});
