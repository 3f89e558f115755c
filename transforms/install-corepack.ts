import { missingCorepack } from '../src/build/corepack.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install corepack where Node.js no longer brings it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['corepack'],
  *fixes(build) {
    for (const stage of build.needed) {
      const run = missingCorepack(stage);
      if (run === undefined) continue;
      const { command, step } = run;
      const at = command.range;
      if (!stage.state(step.index).isRoot)
        yield { kind: 'left-alone', at, reason: 'only root may install corepack' };
      else if (step.instruction.json !== undefined || command.wrappedBy.length > 0)
        yield { kind: 'left-alone', at, reason: 'nothing can be written before this call of corepack' };
      else
        yield {
          kind: 'fix',
          message: 'this Node.js comes without corepack: install it before it is called',
          at,
          edits: insertCommandBefore(build.dockerfile, step.instruction, command, 'npm install -g corepack'),
          because: [
            {
              text: 'Node.js 25 and later bring no corepack',
              range: stage.from.range,
              source: 'https://nodejs.org/en/blog/release/v25.0.0',
            },
          ],
        };
    }
  },
});
