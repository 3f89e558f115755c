import { oddLabels } from '../src/build/label-keys.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations';

export default transform({
  summary: 'Write label keys in lower case, their words joined by hyphens',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3048'],
  looksFor: ['label'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { at, key, wanted, reader } of oddLabels(stage)) {
        if (!wanted.known) {
          yield { kind: 'left-alone', at, reason: `the label ${key}: ${wanted.reason}` };
          continue;
        }
        const fix = {
          kind: 'fix',
          message: `label keys are lower-case words joined by hyphens: write ${wanted.value} for ${key}`,
          at,
          edits: [{ ...at, text: wanted.value }],
          because: [{ text: 'no label has that key yet', source: SOURCE }],
        } as const;
        yield reader === undefined
          ? fix
          : { ...fix, safety: 'unsafe', risk: `${reader} seems to read labels, and names ${key}.` };
      }
  },
});
