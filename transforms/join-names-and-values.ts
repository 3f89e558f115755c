import { spacedPairs } from '../src/build/spaced-pairs.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#env';

export default transform({
  summary: 'Join names and values that stand around a spaced equals sign',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  *fixes(build) {
    for (const { instruction, name, edits, accepted } of spacedPairs(build)) {
      const what = accepted
        ? `the value of ${name} begins with the equals sign`
        : `blanks keep ${name} from its value`;
      const fix = {
        kind: 'fix',
        message: `${what}: take the blanks around it away`,
        at: instruction.head,
        edits,
        because: [{ text: 'a name and its value are joined by = alone', source: SOURCE }],
      } as const;
      const inUse = accepted && instruction.keyword === 'ENV';
      yield inUse
        ? { ...fix, safety: 'unsafe', risk: `What reads ${name} sees its value for the first time.` }
        : fix;
    }
  },
});
