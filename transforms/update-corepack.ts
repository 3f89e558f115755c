import { uncheckedPnpm } from '../src/build/corepack-keys.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Update a corepack that does not know the present key of the npm registry',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const unchecked = uncheckedPnpm(stage);
      if (unchecked === undefined) continue;
      const { first, fetching, wanted, prepares, tag, corepack } = unchecked;
      const { command, step } = first;
      const at = command.range;
      if (!stage.state(step.index).isRoot)
        yield { kind: 'left-alone', at, reason: 'only root may update corepack' };
      else if (step.instruction.json !== undefined || command.wrappedBy.length > 0)
        yield { kind: 'left-alone', at, reason: 'nothing can be written before this call of corepack' };
      else
        yield {
          kind: 'fix',
          message: `the corepack of node:${tag} does not know the present key of the npm registry, and refuses pnpm: update it first`,
          at,
          edits: insertCommandBefore(
            build.dockerfile,
            step.instruction,
            command,
            `npm install -g corepack@${corepack}`,
          ),
          because: [
            {
              text: prepares
                ? `this makes corepack fetch pnpm ${wanted}`
                : 'no pnpm is prepared: corepack asks for the newest one, whatever packageManager says',
              range: fetching.command.range,
            },
            {
              text: `node:${tag} has a corepack from before the key was changed`,
              range: stage.from.range,
              source: 'https://github.com/nodejs/corepack/issues/627',
            },
          ],
          advice: 'A newer release of the same Node.js brings a corepack that knows the key',
        };
    }
  },
});
