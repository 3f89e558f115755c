import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { rpmInstalls } from '../src/build/rpm-database.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy the RPM database into the layer before packages are installed',
  why: `yum opens the files of its database to read, and opens them again to write. On overlayfs the second opening copies a file
of a lower layer into the new one, so that the two are different files, and yum finds its own database changed behind its
back. \`touch\` makes the copies before. Newer images bring the plugin \`yum-plugin-ovl\`, which does the same.`,
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  symptoms: ['Rpmdb checksum is invalid: dCDPT(pkg checksums)'],
  check: 'docker build .',
  sources: [
    'https://github.com/moby/moby/issues/10180',
    'https://github.com/wercker/support/issues/196',
    'https://docs.docker.com/engine/storage/drivers/overlayfs-driver/#limitations-on-overlayfs-compatibility',
    'https://man7.org/linux/man-pages/man1/yum-ovl.1.html',
  ],
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
