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
  why: `COPY keeps the permission bits that a file has in the build context. A script without an x bit, as it comes out of an
archive, a web editor or a Git repository that was filled on Windows, cannot be run by its path: not even root may.
\`chmod +x\` goes where the file is still in reach of whoever runs commands: before the command of a RUN that needs it, or
behind the COPY. Where the file already needs BuildKit, or no command may change the script, \`COPY --chmod\` says it.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'exec: "/entrypoint.sh": permission denied',
    'exec: "docker-entrypoint.sh": executable file not found in $PATH',
    '/bin/sh: 1: ./mvnw: Permission denied',
    '/bin/sh: ./gradlew: Permission denied',
  ],
  assumes: ['The image is built where the files have the permission bits that they have here.'],
  check: 'docker run --rm --entrypoint ls IMAGE -l /entrypoint.sh',
  sources: [
    'https://github.com/odoo/docker/pull/177',
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
  ],
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
