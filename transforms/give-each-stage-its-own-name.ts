import { renameStage } from '../src/build/stage-references.ts';
import { sharedNames } from '../src/build/odd-stage-names.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/duplicate-stage-name/';

const DUPLICATE = [
  'hadolint/DL3024',
  'buildkit/DuplicateStageName',
  'trivy/DS-0012',
  'checkov/CKV_DOCKER_11',
];
const RESERVED = ['hadolint/DL3063', 'buildkit/ReservedStageName'];

export default transform({
  summary: 'Give each stage a name of its own',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: [...DUPLICATE, ...RESERVED],
  *fixes(build) {
    for (const { stage, name, wanted, other } of sharedNames(build)) {
      const { head } = stage.from;
      if (wanted === undefined) {
        yield {
          kind: 'left-alone',
          at: head,
          reason: `it is not certain which FROM means this ${name}`,
        };
        continue;
      }
      yield {
        kind: 'fix',
        message:
          other === undefined
            ? `${name} is a word of the builder: call the stage ${wanted}`
            : `two stages are called ${name}: call the earlier one ${wanted}`,
        at: head,
        edits: renameStage(build, stage, wanted, 'AS'),
        answers: other === undefined ? RESERVED : DUPLICATE,
        because: [
          other === undefined
            ? { text: 'the name is reserved', source: SOURCE }
            : { text: 'this one has the same name', range: other.from.range },
        ],
        advice: `A build that asks for the stage by \`--target ${name}\` ${other === undefined ? 'has to ask for the new name' : 'gets the later one, as before'}.`,
      };
    }
  },
});
