import { logEvidence } from '../src/build/failure.ts';
import { repeatedAccounts } from '../src/build/repeated-accounts.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make a user only where the image does not have it',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The user that the image has may have another number, home or shell than the command gives it',
  looksFor: 'log',
  *fixes(build) {
    const { failure } = build;
    const cause = failure?.cause('user-exists', 'group-exists');
    if (failure === undefined || cause === undefined) return;
    for (const { command, name, question } of repeatedAccounts(failure, cause)) {
      const { start, end } = command.range;
      // In a list the question may not catch what fails before it.
      const isInList = command.before === '&&' || command.before === '|';
      yield {
        kind: 'fix',
        message: `the image has ${name} already: make it only where it is missing`,
        at: command.range,
        edits: [
          { start, end: start, text: `${isInList ? '{ ' : ''}${question} || ` },
          ...(isInList ? [{ start: end, end, text: '; }' }] : []),
        ],
        because: [logEvidence(cause)],
      };
    }
  },
});
