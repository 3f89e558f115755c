import { capitalNames } from '../src/build/odd-stage-names.ts';
import { renameStage } from '../src/build/stage-references.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/stage-name-casing/';

export default transform({
  summary: 'Write names of stages in lower case',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
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
