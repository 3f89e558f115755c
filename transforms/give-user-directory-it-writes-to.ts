import { logEvidence } from '../src/build/failure.ts';
import { unwritableDirectory } from '../src/build/unwritable-directory.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give a user the directory that the container writes to',
  why: `COPY, WORKDIR and \`mkdir\` of root make directories that belong to root, and a program that runs as another user cannot make
files in them. The log names the place; that one directory, and nothing below it, is given to the user before USER.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The user, and whoever takes the program over, can add and remove what lies in that directory',
  symptoms: [
    "mkdir: cannot create directory '/app/data': Permission denied",
    "PermissionError: [Errno 13] Permission denied: '/app/db.sqlite3'",
    "Error: EACCES: permission denied, open '/app/visits.log'",
    'Failed to open stream: Permission denied',
  ],
  assumes: ['The log is of a container of this image.', 'What is written need not outlive the container.'],
  check: 'docker run --rm IMAGE',
  sources: ['https://docs.docker.com/build/building/best-practices/#user'],
  looksFor: 'log',
  *fixes(build) {
    const found = unwritableDirectory(build);
    if (found === undefined) return;
    const { before, cause, directory, isMissing, user } = found;
    const make = isMissing ? `mkdir -p ${directory} && ` : '';
    yield {
      kind: 'fix',
      message: `${user} may not write to ${directory}: give it to that user`,
      at: before.range,
      edits: insertInstructionBefore(build.dockerfile, before, `RUN ${make}chown ${user} ${directory}`),
      because: [logEvidence(cause)],
    };
  },
});
