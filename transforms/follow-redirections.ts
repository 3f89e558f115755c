import { curlCalls } from '../src/build/curl-calls.ts';
import { addLetter } from '../src/edits/add-letter.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have curl go where the server sends it',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What reads the address out of the redirection itself no longer finds it, and a file may come from another host.',
  answers: ['parfum/curlUseFlagL', 'tally/curl-should-follow-redirects'],
  looksFor: ['curl'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const call of curlCalls(stage)) {
        const { command, step } = call.run;
        if (call.names.has('-L') || call.names.has('--location') || call.names.has('--location-trusted'))
          continue;
        const doubt = call.doubt ?? (call.isRead ? 'the RUN reads what it prints' : undefined);
        if (doubt !== undefined) {
          yield { kind: 'left-alone', at: command.range, reason: doubt };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'curl stops at a redirection, with an empty file: add -L',
          at: command.range,
          edits: addLetter(step.instruction, command, call, 'L', 'last'),
          because: [
            {
              text: 'without -L curl does not ask the new address',
              range: command.range,
              source: 'https://curl.se/docs/manpage.html#-L',
            },
          ],
        };
      }
    }
  },
});
