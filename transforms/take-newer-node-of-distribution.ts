import type { Build } from '../src/build/build.ts';
import { logEvidence } from '../src/build/failure.ts';
import { oldPackagedNode, type OldPackagedNode } from '../src/build/packaged-node.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { removeCommand } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from a release whose Node.js is not too old for npm',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Other packages of the newer release differ, or have other names',
  looksFor: 'log',
  *fixes(build) {
    const found = build.failure && oldPackagedNode(build.failure, build.asOf);
    if (found === undefined) return;
    const { base, tag, why, has, gets, cause, source } = found;
    const at = base.from.range;
    const { image } = base.facts;
    const edits = editsOf(build, found);
    if (edits === undefined)
      yield {
        kind: 'left-alone',
        at,
        reason: `${image}:${base.tag} cannot be changed here to ${image}:${tag}`,
      };
    else
      yield {
        kind: 'fix',
        message: `${why}, and ${image}:${base.tag} packages Node.js ${has === 0 ? '0.10' : has}: use ${image}:${tag}, which has ${gets}`,
        at,
        edits,
        because: [logEvidence(cause), ...(source === undefined ? [] : [{ text: why, source }])],
      };
  },
});

function editsOf({ dockerfile }: Build, { base, tag, links }: OldPackagedNode): Edit[] | undefined {
  const retag = retagAlike(base, tag);
  const removed = links.map(({ run: { command, step }, all }) =>
    removeCommand(dockerfile, step.instruction, all, command),
  );
  if (!retag.known || removed.includes(undefined)) return undefined;
  return [...retag.value, ...removed.flatMap((edits) => edits ?? [])];
}
