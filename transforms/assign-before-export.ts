import { maskedFailures } from '../src/build/masked-failures.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Assign what a command prints before it is exported',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A build that went on though the command failed stops.',
  answers: ['hadolint/SC2155'],
  looksFor: ['export'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, name, assignment, keyword, separator } of maskedFailures(stage)) {
        const { end } = assignment.range;
        yield {
          kind: 'fix',
          message: `export hides that the command fails whose output ${name} takes: assign first`,
          at: run.command.range,
          edits: [
            { ...keyword, text: '' },
            { start: end, end, text: `${separator}export ${name}` },
          ],
          because: [{ text: 'the status is that of export', range: run.command.range }],
        };
      }
    }
  },
});
