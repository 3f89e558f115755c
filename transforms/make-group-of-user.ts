import { missingGroup, type MissingGroup } from '../src/build/early-owners.ts';
import { insertCommandBefore, insertWordsBefore } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import type { Build } from '../src/build/build.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make the group that files are given to together with a user',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const missing = missingGroup(stage);
      if (missing === undefined) continue;
      const { owner, group, maker } = missing;
      const edits = editsOf(build, missing);
      yield edits === undefined
        ? {
            kind: 'left-alone',
            at: owner.range,
            reason: `there is no group ${group}, and how its user is made cannot be changed`,
          }
        : {
            kind: 'fix',
            message: `the user ${group} has no group of that name, to which files are given: make it`,
            at: maker.command.range,
            edits,
            because: [{ text: `${group}:${group} owns files here`, range: owner.range }],
          };
    }
  },
});

function editsOf({ dockerfile }: Build, { group, maker }: MissingGroup): Edit[] | undefined {
  const { command, step } = maker;
  const name = command.words.at(-1);
  if (command.name !== 'adduser' || name?.literal !== group || command.wrappedBy.length > 0) return undefined;
  if (command.tolerated || command.reached !== 'always' || step.instruction.json !== undefined)
    return undefined;
  if (command.has('--system') && isDebian(maker)) return insertWordsBefore(name, '--group');
  if (!command.has('-S') || command.has('-G', '--ingroup')) return undefined;
  return [
    ...insertCommandBefore(dockerfile, step.instruction, command, `addgroup -S ${group}`),
    ...insertWordsBefore(name, `-G ${group}`),
  ];
}

function isDebian({ step }: MissingGroup['maker']): boolean {
  const { image } = step.stage;
  return image.known && image.value.distro.known && image.value.distro.value.family !== 'alpine';
}
