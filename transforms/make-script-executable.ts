import type { Build } from '../src/build/build.ts';
import {
  isNotExecutable,
  scriptPlaces,
  type ExecutedFile,
  type ScriptPlace,
} from '../src/build/executed-files.ts';
import { insertCommandBefore, insertInstructionAfter, setFlag } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make a script executable that is run by its path',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const place of scriptPlaces(build.needed, build.targets, isNotExecutable)) {
      const [file] = place.files;
      if (file !== undefined) yield offer(build, place, file);
    }
  },
});

function offer(build: Build, place: ScriptPlace, file: ExecutedFile): Offer {
  const edits = editsOf(build, place, file);
  if (edits === undefined)
    return {
      kind: 'left-alone',
      at: file.range,
      reason: place.possible.known ? 'the script cannot be named' : place.possible.reason,
    };
  const paths = [...new Set(place.files.map(({ file: { contextPath } }) => contextPath))];
  const many = paths.length > 1;
  return {
    kind: 'fix',
    message: `${paths.join(' and ')} ${many ? 'have' : 'has'} no x bit, and ${file.instruction.keyword} runs ${many ? 'them' : 'it'}: make ${many ? 'them' : 'it'} executable`,
    at: file.range,
    edits,
    because: [
      {
        text: 'the permission bits in the build context are the ones in the image',
        file: file.file.contextPath,
      },
      { text: 'the file comes from here', range: file.file.copy.instruction.range },
    ],
  };
}

function editsOf({ dockerfile }: Build, place: ScriptPlace, { file }: ExecutedFile): Edit[] | undefined {
  const { before, words, possible } = place;
  const command = `chmod +x ${words.join(' ')}`;
  if (before !== undefined)
    return insertCommandBefore(dockerfile, before.step.instruction, before.command, command);
  const { copy } = file;
  const isAlone = copy.sources.length === 1 && copy.sources[0]?.path.known === true && isFile(place);
  if (isAlone && copy.instruction.keyword === 'COPY' && (!possible.known || needsBuildKit(dockerfile)))
    return setFlag(copy.instruction, 'chmod', '755');
  return possible.known ? insertInstructionAfter(dockerfile, copy.instruction, `RUN ${command}`) : undefined;
}

/** The copy brings this one file, and no directory. */
function isFile({ files: [first] }: ScriptPlace): boolean {
  const source = first?.file.copy.sources[0]?.path;
  const name = source?.known === true ? source.value.split('/').at(-1) : undefined;
  return first !== undefined && first.file.contextPath.split('/').at(-1) === name;
}

function needsBuildKit({ instructions }: Build['dockerfile']): boolean {
  return instructions.some(
    ({ flags, heredocs }) =>
      heredocs.length > 0 ||
      flags.some(({ name }) => ['mount', 'link', 'chmod', 'parents', 'exclude'].includes(name)),
  );
}
