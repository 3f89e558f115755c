import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { firstSync, renewsKeyring } from '../src/build/pacman.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Renew the keys of pacman before packages are installed',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
