import { knownRedirections } from '../src/build/known-redirections.ts';
import { addLetter } from '../src/edits/add-letter.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have curl follow servers that always send on',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['curl'],
  *fixes(build) {
    for (const stage of build.needed)
      for (const { call, address, redirection } of knownRedirections(stage)) {
        const { command, step } = call.run;
        yield {
          kind: 'fix',
          message: `the server sends on from ${address} to ${redirection.to}, and curl does not go there: add -L`,
          at: command.range,
          edits: addLetter(step.instruction, command, call, 'L', 'last'),
          because: [
            { text: 'the file is on another host', source: redirection.source },
            { text: 'without -L curl does not ask it', source: 'https://curl.se/docs/manpage.html#-L' },
          ],
        };
      }
  },
});
