import type { Build } from '../src/build/build.ts';
import { logEvidence } from '../src/build/failure.ts';
import { oldPackagedNode, type OldPackagedNode } from '../src/build/packaged-node.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { removeCommand } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from a release whose Node.js is not too old for npm',
  why: `Old releases of Debian and Ubuntu package a Node.js and an npm that cannot install what is published today: npm 1 holds its own
list of certificates, which the registry has left, and npm 3 stops at dependencies under another name. The base image becomes the oldest
release that is still supported and has a Node.js that will do. There the program is called \`node\`, so a link of that name to \`nodejs\`
is dropped.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Other packages of the newer release differ, or have other names',
  symptoms: [
    'npm ERR! Error: CERT_UNTRUSTED',
    'npm ERR! Error: SSL Error: CERT_UNTRUSTED',
    'npm ERR! typeerror Error: Missing required argument #1',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/npm/cli/issues/621',
    'https://github.com/npm/cli/issues/1430',
    'https://packages.ubuntu.com/nodejs',
    'https://packages.debian.org/nodejs',
  ],
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
