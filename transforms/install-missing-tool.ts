import { installInstruction } from '../src/build/install-place.ts';
import type { Build } from '../src/build/build.ts';
import { lackingTools, type LackingTools } from '../src/build/lacking-tools.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const RISK =
  'the build goes on today without what was to be downloaded, and the script that runs then may change more than the build expects';

export default transform({
  summary: 'Install a tool that a RUN calls',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const lacking = lackingTools(stage);
      if (lacking === undefined) continue;
      const { tools, image, call } = lacking;
      const at = tools[0].run.command.range;
      const edits = editsOf(build, lacking);
      const names = [...new Set(tools.map(({ tool }) => tool))].join(' and ');
      if (edits === undefined)
        yield { kind: 'left-alone', at, reason: `only root may install ${names}, which the image lacks` };
      else
        yield {
          kind: 'fix',
          message: `${image.image}:${image.tag} comes without ${names}: install ${lacking.packages.join(' and ')}`,
          at,
          edits,
          ...(tools.some(({ fails }) => fails) ? {} : { safety: 'unsafe' as const, risk: RISK }),
          because: [
            {
              text: `nothing in ${image.image}:${image.tag} has ${names}`,
              range: stage.from.range,
              source: image.source,
            },
            ...tools.flatMap(({ why, run }) =>
              why === undefined ? [] : [{ text: why, range: run.command.range }],
            ),
            ...(call
              ? [{ text: 'no package of this install brings it', range: call.run.command.range }]
              : []),
          ],
        };
    }
  },
});

function editsOf(
  { dockerfile }: Build,
  { call, rootStep, manager, packages }: LackingTools,
): Edit[] | undefined {
  const last = call?.packages.at(-1);
  if (last !== undefined) return insertListItemAfter(dockerfile, last.word, packages.join(' '));
  return (
    rootStep &&
    insertInstructionBefore(dockerfile, rootStep.instruction, installInstruction(manager, packages))
  );
}
