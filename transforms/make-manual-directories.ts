import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { firstInstall, missingManuals } from '../src/build/manual-directories.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make the directories of manual pages that packages link to',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const failed = failedCommands(build, ['man-directory-missing'], () => true);
    const run = failed && firstInstall(failed.runs);
    if (build.failure === undefined || failed === undefined || run === undefined) return;
    const missing = missingManuals(build.failure, run);
    if (missing.length === 0) return;
    const { command, step } = run;
    const sudo = command.wrappedBy[0] === 'sudo' ? 'sudo ' : '';
    yield {
      kind: 'fix',
      message: `a package links to manual pages in ${missing.join(' and ')}, which the image leaves out: make it before`,
      at: command.range,
      edits: insertCommandBefore(
        build.dockerfile,
        step.instruction,
        command,
        `${sudo}mkdir -p ${missing.join(' ')}`,
      ),
      because: [logEvidence(failed.cause)],
    };
  },
});
