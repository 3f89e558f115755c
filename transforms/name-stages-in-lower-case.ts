import { capitalNames } from '../src/build/odd-stage-names.ts';
import { renameStage } from '../src/build/stage-references.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/stage-name-casing/';

export default transform({
  summary: 'Write names of stages in lower case',
  why: `The builder finds a stage in any letter case, other tools do not, and BuildKit warns of capitals: in lower case the names
of stages stand apart from keywords. FROM, \`COPY --from\` and mounts that mean the stage follow.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: ["StageNameCasing: Stage name 'BuilderBase' should be lowercase"],
  assumes: ['What builds one stage by `--target` is BuildKit, to which letter case does not matter.'],
  check: 'docker build --check .',
  sources: [SOURCE],
  answers: ['buildkit/StageNameCasing'],
  *fixes(build) {
    for (const { stage, name, wanted } of capitalNames(build)) {
      yield {
        kind: 'fix',
        message: `the name of stage ${name} has capitals: call it ${wanted}`,
        at: stage.from.head,
        edits: renameStage(build, stage, wanted, 'AS'),
        because: [{ text: 'a stage is the same in any letter case', source: SOURCE }],
      };
    }
  },
});
