import { highIdUsers } from '../src/build/high-ids.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make users with high ids without a place in the log of logins',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['hadolint/DL3046'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { command, step } of highIdUsers(stage)) {
        const [name] = command.words;
        if (name === undefined) continue;
        yield {
          kind: 'fix',
          message: 'a high id makes the log of logins large: leave the new user out of it',
          at: command.range,
          edits: insertOptionAfter(step.instruction, command, name, '-l'),
          because: [{ text: 'the id may have many digits', range: command.range }],
        };
      }
  },
});
