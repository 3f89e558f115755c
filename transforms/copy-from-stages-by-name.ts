import { numberedStages } from '../src/build/odd-stage-names.ts';
import { renameStage } from '../src/build/stage-references.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages';

export default transform({
  summary: 'Copy from stages by their names',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3022'],
  looksFor: ['from='],
  *fixes(build) {
    for (const { stage, number, name } of numberedStages(build)) {
      const { head, keywordRange } = stage.from;
      if (name === undefined) {
        yield {
          kind: 'left-alone',
          at: head,
          reason: `stage ${number} has no name, and which one fits it is not known`,
        };
        continue;
      }
      const keyword = build.dockerfile.text.slice(keywordRange.start, keywordRange.end);
      yield {
        kind: 'fix',
        message: `--from=${number} counts stages: copy from ${name}`,
        at: head,
        edits: renameStage(build, stage, name, keyword === keyword.toLowerCase() ? 'as' : 'AS'),
        because: [{ text: 'a name stays with its stage', source: SOURCE }],
      };
    }
  },
});
