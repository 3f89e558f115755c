import type { Build } from '../src/build/build.ts';
import {
  callToExtend,
  installInstruction,
  missingLibraries,
  type MissingLibrary,
} from '../src/build/system-libraries.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { known, type Known } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the library that a compiled Python package loads',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<string>();
    for (const target of build.targets) {
      for (const missing of missingLibraries(target)) {
        const key = `${missing.stage.index} ${missing.name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield offer(build, missing);
      }
    }
  },
});

function offer(build: Build, missing: MissingLibrary): Offer {
  const { copy, install, library, name } = missing;
  const at = copy.instruction.range;
  const edits = editsOf(build, missing);
  if (!edits.known) return { kind: 'left-alone', at, reason: edits.reason };
  return {
    kind: 'fix',
    message: `${library.package}, which comes with this copy, loads ${library.soname}: install ${name}`,
    at,
    edits: edits.value,
    because: [
      { text: `${library.package} is compiled here`, range: install.run.command.range },
      { text: `it has no wheels for Linux and loads ${library.soname}`, source: library.source },
    ],
  };
}

function editsOf({ dockerfile }: Build, missing: MissingLibrary): Known<Edit[]> {
  const word = callToExtend(missing)?.packages.findLast(
    ({ kind, whole, removes }) => kind === 'package' && whole && !removes,
  );
  if (word !== undefined) return known(insertListItemAfter(dockerfile, word.word, missing.name));
  const text = installInstruction(missing);
  return text.known ? known(insertInstructionBefore(dockerfile, missing.copy.instruction, text.value)) : text;
}
