import { refusedHooks } from '../src/build/git-hooks.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave the set-up of Git hooks out of the image',
  why: `husky, lefthook and their like are development dependencies, and the script \`prepare\` of package.json starts them after
each install. npm runs that script in an install for production too, which has just left the tool out: the build ends with
\`husky: not found\`. There are no Git hooks in an image, so the script goes from the image's copy of package.json. Other than
with \`--ignore-scripts\`, dependencies that compile or fetch something when they are installed still do so.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'sh: husky: not found',
    'sh: 1: husky: not found',
    'npm ERR! command sh -c husky install',
    'npm error command sh -c husky',
    'sh: lefthook: not found',
  ],
  check: 'docker build .',
  sources: [
    'https://typicode.github.io/husky/how-to.html#ci-server-and-docker',
    'https://docs.npmjs.com/cli/v11/using-npm/scripts#life-cycle-scripts',
    'https://github.com/typicode/husky/issues/914',
    'https://github.com/typicode/husky/issues/1271',
  ],
  *fixes(build) {
    for (const stage of build.needed) {
      for (const { run, tool, manifest } of refusedHooks(stage)) {
        const { step, command } = run;
        yield {
          kind: 'fix',
          message: `the script prepare calls ${tool}, which an install for production leaves out: take the script away before`,
          at: command.range,
          edits: insertCommandBefore(
            build.dockerfile,
            step.instruction,
            command,
            'npm pkg delete scripts.prepare',
          ),
          because: [
            {
              text: `${tool} is a development dependency, and prepare sets up Git hooks alone`,
              file: manifest,
            },
          ],
        };
      }
    }
  },
});
