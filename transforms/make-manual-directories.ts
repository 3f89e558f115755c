import { failedCommands } from '../src/build/failed-commands.ts';
import { logEvidence } from '../src/build/failure.ts';
import { firstInstall, missingManuals } from '../src/build/manual-directories.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make the directories of manual pages that packages link to',
  why: `The \`-slim\` images of Debian leave manual pages and their directories out. Some packages (OpenJDK, PostgreSQL) link their
manual pages with \`update-alternatives\` when they are configured, and fail where the directory is missing. The directory that the log
names is made before they are installed.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "update-alternatives: error: error creating symbolic link '/usr/share/man/man1/rmid.1.gz.dpkg-tmp': No such file or directory",
  ],
  check: 'docker build .',
  sources: [
    'https://bugs.debian.org/863199',
    'https://github.com/debuerreotype/docker-debian-artifacts/issues/24',
  ],
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
