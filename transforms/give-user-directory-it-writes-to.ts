import { logEvidence } from '../src/build/failure.ts';
import { unwritableDirectory } from '../src/build/unwritable-directory.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give a user the directory that the container writes to',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The user, and whoever takes the program over, can add and remove what lies in that directory',
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
