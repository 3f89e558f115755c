import { movedEnvironments } from '../src/build/moved-environments.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy a virtual environment to the directory that it was made in',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['venv', 'virtualenv', 'uv', 'poetry', 'pipenv'],
  *fixes(build) {
    for (const { environment, script, copy, words } of build.targets.flatMap((stage) =>
      movedEnvironments(stage),
    ))
      yield {
        kind: 'fix',
        message: `${script} names its Python in ${environment.origin}, where the environment was made: copy it to the same directory`,
        at: copy.instruction.range,
        edits: words.flatMap(({ word, text }) => replaceWord(word, text)),
        because: [
          {
            text: `the environment is made in ${environment.origin}`,
            range: environment.run.command.range,
          },
          {
            text: `it is copied to ${environment.place}`,
            range: copy.instruction.range,
          },
        ],
      };
  },
});
