import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { firstSync, renewsKeyring } from '../src/build/pacman.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Renew the keys of pacman before packages are installed',
  why: `Packages of Arch Linux are signed by people, and an image knows the keys of those who signed packages when it was made.
An older image does not trust a newer packager, or a key that has been prolonged, and pacman refuses the package. The keys come as a
package, \`archlinux-keyring\`, which is installed first.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'error: failed to commit transaction (invalid or corrupted package (PGP signature))',
    'signature from "…" is unknown trust',
    'error: key "…" could not be looked up remotely',
    'error: required key missing from keyring',
  ],
  check: 'docker build .',
  sources: ['https://wiki.archlinux.org/title/Pacman/Package_signing#Upgrade_system_regularly'],
  looksFor: 'log',
  *fixes(build) {
    const failed = failedCommands(build, ['keyring-outdated'], () => true);
    const run = failed && firstSync(failed.runs);
    if (failed === undefined || run === undefined || renewsKeyring(run)) return;
    const { command, step } = run;
    const sudo = command.wrappedBy[0] === 'sudo' ? 'sudo ' : '';
    yield {
      kind: 'fix',
      message: 'pacman does not trust the keys of newer packages: renew its keys before',
      at: command.range,
      edits: insertCommandBefore(
        build.dockerfile,
        step.instruction,
        command,
        `${sudo}pacman -Sy --noconfirm archlinux-keyring`,
      ),
      because: [logEvidence(failed.cause)],
    };
  },
});
