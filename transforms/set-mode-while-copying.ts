import type { Build } from '../src/build/build.ts';
import { commandsOf } from '../src/build/commands.ts';
import { between, copiedModes, isAlone, type CopiedMode } from '../src/build/copied-modes.ts';
import { addFlag } from '../src/edits/add-flag.ts';
import { removeInstruction } from '../src/edits/index.ts';
import { removeCommands } from '../src/edits/remove-commands.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give files their mode while they are copied',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A builder without BuildKit does not know --chmod, and what had an unusual mode in the build context gets the usual one.',
  answers: ['tally/prefer-copy-chmod'],
  looksFor: ['chmod'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const found of copiedModes(stage)) {
        const { copy, run, mode } = found;
        const at = run.command.range;
        const edits = mode.known ? withoutCall(build, found) : undefined;
        if (edits === undefined || !mode.known) {
          const reason = mode.known
            ? 'a comment, or a command, stands between that hangs on it'
            : mode.reason;
          yield { kind: 'left-alone', at, reason };
          continue;
        }
        yield {
          kind: 'fix',
          message: `chmod stores in the image once more what COPY brings: pass --chmod=${mode.value}`,
          at,
          edits: [...addFlag(copy.instruction, 'chmod', mode.value), ...edits],
          because: [{ text: 'a changed mode makes a new copy of the file in its layer', range: at }],
        };
      }
    }
  },
});

function withoutCall({ dockerfile }: Build, { copy, run }: CopiedMode): readonly Edit[] | undefined {
  const { start, end } = between(copy, run);
  if (dockerfile.comments.some(({ range }) => range.start >= start && range.end <= end)) return undefined;
  const { instruction } = run.step;
  if (isAlone(run)) return removeInstruction(dockerfile, instruction);
  const all = commandsOf(run.step).map(({ command }) => command);
  return removeCommands(dockerfile, all, [run.command]);
}
