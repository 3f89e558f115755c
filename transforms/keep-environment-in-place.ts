import { movedEnvironments } from '../src/build/moved-environments.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy a virtual environment to the directory that it was made in',
  why: `The scripts of a virtual environment name its Python in their first line, by the path where the environment was made.
Copied to another directory they still name the old one, which the image does not have, and the kernel says
"no such file or directory" of a script that is there. An environment works where it was made: in the same directory of
the final image, too.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'exec /app/venv/bin/gunicorn: no such file or directory',
    'bad interpreter: No such file or directory',
  ],
  check: 'docker run --rm --entrypoint sh IMAGE -c "gunicorn --version"',
  sources: [
    'https://docs.python.org/3/library/venv.html#creating-virtual-environments',
    'https://github.com/gliderlabs/herokuish/issues/321',
  ],
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
