import { uncheckedPnpm } from '../src/build/corepack-keys.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Update a corepack that does not know the present key of the npm registry',
  why: `Corepack checks the signature of what it fetches with keys that are built into it. The npm registry changed its key in
January 2025; the corepack that comes with Node.js before 18.20.7, 20.19, 22.14 and 23.7 does not know the new one, and refuses
every release of pnpm since. Where no pnpm is
prepared it asks for the newest one first, even where package.json pins an older one. A tag that names such a Node.js keeps its corepack for good. Corepack 0.31 knows
both keys and still runs on all of these; the newest corepack may ask for a newer Node.js.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Error: Cannot find matching keyid: {"signatures":[{"sig":',
    'Internal Error: Cannot find matching keyid',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/nodejs/corepack/issues/612',
    'https://github.com/nodejs/corepack/issues/627',
    'https://github.com/nodejs/docker-node/issues/2194',
  ],
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
