import { oneArchitecture, type OneArchitecture } from '../src/build/one-architecture.ts';
import type { Build } from '../src/build/build.ts';
import { insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Download for the processor that the image is built for',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'the builder before BuildKit leaves TARGETARCH empty, and a release may be too old to have a file for the other processor',
  looksFor: ['amd64', 'x86_64'],
  *fixes(build) {
    for (const stage of build.needed) {
      const found = oneArchitecture(stage);
      if (found === undefined) continue;
      if (!found.known) {
        yield { kind: 'left-alone', at: stage.from.range, reason: found.reason };
        continue;
      }
      const { at, spelling } = found.value;
      yield {
        kind: 'fix',
        message: `the download is for amd64 whatever the image is built for: ask for the file of ${spelling === 'docker' ? 'TARGETARCH' : 'uname -m'}`,
        at,
        edits: editsOf(build, found.value),
        because: [
          { text: 'the project has files for other processors under names like this one', range: at },
        ],
      };
    }
  },
});

function editsOf({ dockerfile }: Build, { step, spelling, names, declared }: OneArchitecture): Edit[] {
  const text = spelling === 'docker' ? '${TARGETARCH}' : '$(uname -m)';
  const replaced = names.flatMap((range) => replaceWord({ range }, text));
  return declared || spelling === 'kernel'
    ? replaced
    : [...insertInstructionBefore(dockerfile, step.instruction, 'ARG TARGETARCH'), ...replaced];
}
