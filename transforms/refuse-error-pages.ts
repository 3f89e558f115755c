import { curlCalls } from '../src/build/curl-calls.ts';
import { addLetter } from '../src/edits/add-letter.ts';
import { transform } from '../src/transform.ts';

const FAILS = ['-f', '--fail', '--fail-with-body', '--fail-early'];

export default transform({
  summary: 'Have curl fail where the server answers with an error',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A build that goes on with the page of an error, or without the file, stops.',
  answers: ['parfum/curlUseFlagF'],
  looksFor: ['curl'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const call of curlCalls(stage)) {
        const { command, step } = call.run;
        if (FAILS.some((option) => call.names.has(option))) continue;
        if (call.doubt !== undefined) {
          yield { kind: 'left-alone', at: command.range, reason: call.doubt };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'curl takes the page of an error for the file and reports success: add -f',
          at: command.range,
          edits: addLetter(step.instruction, command, call, 'f', 'first'),
          because: [
            {
              text: 'without -f curl succeeds whatever the status is',
              range: command.range,
              source: 'https://curl.se/docs/manpage.html#-f',
            },
          ],
        };
      }
    }
  },
});
