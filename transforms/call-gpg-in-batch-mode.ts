import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { unattendedKeyCalls } from '../src/build/key-calls.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell gpg that nobody is there to answer',
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'Where gpg goes on today although it could not ask, the build stops.',
  answers: ['parfum/gpgUseBatchFlag'],
  looksFor: ['gpg'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { command, step } of unattendedKeyCalls(stage)) {
        const [name] = command.words;
        if (name === undefined) continue;
        yield {
          kind: 'fix',
          message: `${command.name} may ask what nobody answers in a build: add --batch`,
          at: command.range,
          edits: insertOptionAfter(step.instruction, command, name, '--batch'),
          because: [
            {
              text: 'without --batch gpg talks to a person, and its output and status are meant for one',
              range: command.range,
              source: 'https://github.com/docker-library/faq#openpgp--gnupg-keys-and-batch',
            },
          ],
        };
      }
    }
  },
});
