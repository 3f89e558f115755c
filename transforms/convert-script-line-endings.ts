import type { Build } from '../src/build/build.ts';
import {
  hasCarriageReturn,
  scriptPlaces,
  type ExecutedFile,
  type ScriptPlace,
} from '../src/build/executed-files.ts';
import { keepLineFeeds } from '../src/build/git-attributes.ts';
import { insertCommandBefore, insertInstructionAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take the carriage returns out of a script that is run by its path',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const place of scriptPlaces(build.needed, build.targets, hasCarriageReturn)) {
      const [file] = place.files;
      if (file !== undefined) yield offer(build, place, file);
    }
  },
});

function offer(build: Build, place: ScriptPlace, file: ExecutedFile): Offer {
  if (!place.possible.known) return { kind: 'left-alone', at: file.range, reason: place.possible.reason };
  const paths = [...new Set(place.files.map(({ file: { contextPath } }) => contextPath))];
  return {
    kind: 'fix',
    message: `${paths.join(' and ')}, run by ${file.instruction.keyword}, ${paths.length > 1 ? 'have' : 'has'} Windows line endings: take the carriage returns out`,
    at: file.range,
    edits: [...stripped(build, place, file), ...keepLineFeeds(build.context, paths)],
    because: [
      {
        text:
          file.by === 'kernel'
            ? 'the line that names the interpreter ends in a carriage return'
            : 'what the shell reads of its lines ends in carriage returns',
        file: file.file.contextPath,
      },
      { text: 'the file comes from here', range: file.file.copy.instruction.range },
    ],
  };
}

function stripped({ dockerfile }: Build, { before, words }: ScriptPlace, { file }: ExecutedFile): Edit[] {
  const command = `sed -i 's/\\r$//' ${words.join(' ')}`;
  return before === undefined
    ? insertInstructionAfter(dockerfile, file.copy.instruction, `RUN ${command}`)
    : insertCommandBefore(dockerfile, before.step.instruction, before.command, command);
}
