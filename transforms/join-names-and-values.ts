import { spacedPairs } from '../src/build/spaced-pairs.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#env';

export default transform({
  summary: 'Join names and values that stand around a spaced equals sign',
  why: `\`ENV NODE_ENV = production\` sets the variable to \`= production\`: without an equals sign in the first word, the builder
reads the old form \`ENV key value\`, and all that follows is the value. \`ENV A= 1\` and \`ARG A = 1\` are refused. Without the
blanks the name gets the value.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  symptoms: [
    `Syntax error - can't find = in "production". Must be of the form: name=value`,
    'ARG names can not be blank',
    'LegacyKeyValueFormat: "ENV key=value" should be used instead of legacy "ENV key value" format',
  ],
  assumes: ['A value that begins with an equals sign is nothing that anybody wants.'],
  check: `docker inspect --format '{{json .Config.Env}}' IMAGE`,
  sources: [SOURCE],
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
