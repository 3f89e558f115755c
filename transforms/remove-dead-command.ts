import { deadCommands } from '../src/build/dead-commands.ts';
import { removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const CODES: Readonly<Record<string, readonly string[]>> = {
  CMD: ['hadolint/DL4003', 'trivy/DS-0016'],
  ENTRYPOINT: ['hadolint/DL4004', 'trivy/DS-0007'],
  HEALTHCHECK: ['hadolint/DL3012', 'trivy/DS-0023'],
};

const BUILDER_CODE = 'buildkit/MultipleInstructionsDisallowed';

export default transform({
  summary: 'Remove commands that a later one replaces',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: [...Object.values(CODES).flat(), BUILDER_CODE],
  *fixes(build) {
    for (const { instruction, last, described } of deadCommands(build)) {
      const { keyword, range } = instruction;
      if (described) {
        yield {
          kind: 'left-alone',
          at: range,
          reason: `a comment tells of this ${keyword}, which a later one replaces`,
        };
        continue;
      }
      yield {
        kind: 'fix',
        message: `only the last ${keyword} of a stage counts, and this is not it: remove it`,
        at: range,
        edits: removeInstruction(build.dockerfile, instruction),
        because: [{ text: 'this one counts', range: last.range }],
        answers: [...(CODES[keyword] ?? []), BUILDER_CODE],
        advice: `What was to happen while the image is built is a RUN; a container that is to start several programs needs one that starts them.`,
      };
    }
  },
});
