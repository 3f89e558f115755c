import { deadCommands } from '../src/build/dead-commands.ts';
import { removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const CODES: Readonly<Record<string, readonly string[]>> = {
  CMD: ['hadolint/DL4003', 'trivy/DS-0016'],
  ENTRYPOINT: ['hadolint/DL4004', 'trivy/DS-0007'],
  HEALTHCHECK: ['hadolint/DL3012', 'trivy/DS-0023'],
};

const SOURCE = 'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/';

const BUILDER_CODE = 'buildkit/MultipleInstructionsDisallowed';

export default transform({
  summary: 'Remove commands that a later one replaces',
  why: `Of several CMD, ENTRYPOINT or HEALTHCHECK of a stage only the last one counts: an image has one of each, and a container
starts one command. The earlier ones never run, which is easily missed by who reads or changes them. Without
them the image is the same.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'MultipleInstructionsDisallowed: Multiple CMD instructions should not be used in the same stage because only the last one will be used',
  ],
  check: "docker inspect --format '{{json .Config.Cmd}} {{json .Config.Entrypoint}}' IMAGE",
  sources: [SOURCE],
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
