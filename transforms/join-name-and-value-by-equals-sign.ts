import { legacyPairs } from '../src/build/legacy-pairs.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/legacy-key-value-format/';

export default transform({
  summary: 'Join names and values of variables and labels by an equals sign',
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  answers: ['buildkit/LegacyKeyValueFormat'],
  *fixes(build) {
    for (const { instruction, name, edits, reason } of legacyPairs(build)) {
      const { keyword, head } = instruction;
      yield edits === undefined
        ? { kind: 'left-alone', at: head, reason: `${keyword} ${name} stays in the old form: ${reason}` }
        : {
            kind: 'fix',
            message: `${keyword} ${name} is in the old form: put an equals sign before its value`,
            at: head,
            edits,
            because: [{ text: 'the form without an equals sign is deprecated', source: SOURCE }],
          };
    }
  },
});
