import { missingLockfiles, sourceWord, type MissingLockfile } from '../src/build/lockfiles.ts';
import type { Build } from '../src/build/build.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

type Word = MissingLockfile['manifest']['destinationWord'];

export default transform({
  summary: 'Copy the lockfile that the install needs',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const stage of build.needed) {
      for (const missing of missingLockfiles(stage)) {
        if (missing.lockfile === undefined || seen.has(missing.manifest.instruction)) continue;
        seen.add(missing.manifest.instruction);
        yield offer(build, missing, fileName(missing.lockfile.path));
      }
    }
  },
});

function offer({ dockerfile }: Build, missing: MissingLockfile, lockfile: string): Offer {
  const { manifest, project, run } = missing;
  const at = manifest.instruction.range;
  const word = sourceWord(manifest, project.directory, 'package.json');
  const flags = manifest.instruction.flags.map(({ name }) => name);
  if (word === undefined || flags.includes('parents'))
    return { kind: 'left-alone', at, reason: `how ${lockfile} can be copied along is not clear` };
  return {
    kind: 'fix',
    message: `${run.command.words.map(({ raw }) => raw).join(' ')} needs ${lockfile}, which is not copied before it: copy it with package.json`,
    at,
    edits: edits(dockerfile, missing, word, lockfile),
    because: [
      { text: 'this install stops without a lockfile', range: run.command.range },
      { text: 'the build context has one', file: missing.lockfile?.path ?? lockfile },
    ],
  };
}

function edits(
  dockerfile: Build['dockerfile'],
  { manifest }: MissingLockfile,
  word: Word,
  lockfile: string,
): Edit[] {
  const { instruction, destinationWord, target } = manifest;
  const written = (place: Word) => dockerfile.text.slice(place.range.start, place.range.end);
  const path = target.known ? target.value : '';
  // A destination that names the file itself takes one source.
  if (fileName(path) === 'package.json') {
    const start = instruction.range.start;
    const renamed = [destinationWord, word].reduce(
      (text, place) => {
        const [from, to] = [place.range.start - start, place.range.end - start];
        return text.slice(0, from) + inPlaceOf(written(place), lockfile) + text.slice(to);
      },
      dockerfile.text.slice(start, instruction.range.end),
    );
    return insertInstructionAfter(dockerfile, instruction, renamed);
  }
  const separator = instruction.json === undefined ? ' ' : ', ';
  const end =
    destinationWord.range.end -
    (destinationWord.quote === undefined && instruction.json === undefined ? 0 : 1);
  return [
    { start: word.range.end, end: word.range.end, text: separator + inPlaceOf(written(word), lockfile) },
    ...(manifest.into ? [] : [{ start: end, end, text: '/' }]),
  ];
}

/** The path with another file name, its quotes kept. */
function inPlaceOf(path: string, name: string): string {
  return path.replace(/[^/"']*(?=["']?$)/, name);
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
