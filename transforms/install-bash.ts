import type { Build } from '../src/build/build.ts';
import { missingBash, type MissingBash } from '../src/build/missing-bash.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install bash where scripts are written for it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const missing = missingBash(stage);
      if (missing === undefined) continue;
      const { use, image, call } = missing;
      const edits = editsOf(build, missing);
      if (edits === undefined) {
        const reason =
          'bash, which the image lacks, cannot be installed before: only root may, with a shell that is there';
        yield { kind: 'left-alone', at: use.range, reason };
        continue;
      }
      const user = use.script === undefined ? use.instruction.keyword : `the first line of ${use.script}`;
      yield {
        kind: 'fix',
        message: `${image.image}:${image.tag} comes without bash, which ${user} asks for: install it`,
        at: use.range,
        edits,
        because: [
          { text: 'nothing in the image has bash', range: stage.from.range, source: image.source },
          ...(use.script === undefined ? [] : [{ text: 'its first line names bash', file: use.script }]),
          ...(call ? [{ text: 'no package of this install brings it', range: call.run.command.range }] : []),
        ],
      };
    }
  },
});

function editsOf({ dockerfile }: Build, { call, step }: MissingBash): Edit[] | undefined {
  const last = call?.packages.at(-1);
  if (last !== undefined) return insertListItemAfter(dockerfile, last.word, 'bash');
  return step && insertInstructionBefore(dockerfile, step.instruction, 'RUN apk add --no-cache bash');
}
