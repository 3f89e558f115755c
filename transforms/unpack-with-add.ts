import { commandsOf } from '../src/build/commands.ts';
import { copiedArchives } from '../src/build/copied-archives.ts';
import { removeInstruction, replaceWord } from '../src/edits/index.ts';
import { removeCommands } from '../src/edits/remove-commands.ts';
import { replaceKeyword } from '../src/edits/replace-keyword.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have ADD unpack an archive of the build context',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'ADD unpacks all of the archive with the owners that it records, and leaves an archive of a kind that it does not know as it is.',
  answers: ['hadolint/DL3010', 'tally/prefer-add-unpack'],
  looksFor: ['tar'],
  *fixes(build) {
    const { dockerfile } = build;
    for (const stage of build.stages) {
      for (const { copy, run, remedy } of copiedArchives(stage)) {
        const at = copy.instruction.range;
        const { instruction } = run.step;
        const all = commandsOf(run.step).map(({ command }) => command);
        const needless = remedy.known ? remedy.value.needless.map(({ command }) => command) : [];
        const edits =
          needless.length === all.length
            ? removeInstruction(dockerfile, instruction)
            : removeCommands(dockerfile, all, needless);
        if (!remedy.known || edits === undefined) {
          const reason = remedy.known ? 'what stands beside tar hangs on it' : remedy.reason;
          yield { kind: 'left-alone', at, reason };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'the archive stays in a layer of its own though it is unpacked: have ADD unpack it',
          at,
          edits: [
            ...replaceKeyword(dockerfile, copy.instruction, 'ADD'),
            ...replaceWord(copy.destinationWord, remedy.value.directory),
            ...edits,
          ],
          because: [
            {
              text: 'ADD unpacks tar archives of the build context',
              range: run.command.range,
              source: 'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
            },
          ],
        };
      }
    }
  },
});
