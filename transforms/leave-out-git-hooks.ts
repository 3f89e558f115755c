import { refusedHooks } from '../src/build/git-hooks.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave the set-up of Git hooks out of the image',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
