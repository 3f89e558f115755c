import { legacyPairs } from '../src/build/legacy-pairs.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/legacy-key-value-format/';

export default transform({
  summary: 'Join names and values of variables and labels by an equals sign',
  why: `\`ENV NAME the value\` is the old form, which BuildKit warns of: it takes all that follows for one value, so that a second
name and value on the line, or a comment behind it, end up in the first. \`ENV NAME="the value"\` says where the value ends, and
holds the same.`,
  kind: 'improve',
  effect: 'none',
  safety: 'safe',
  symptoms: [
    'LegacyKeyValueFormat: "ENV key=value" should be used instead of legacy "ENV key value" format',
    'LegacyKeyValueFormat: "LABEL key=value" should be used instead of legacy "LABEL key value" format',
  ],
  check: `docker inspect --format '{{json .Config.Env}} {{json .Config.Labels}}' IMAGE`,
  sources: [SOURCE, 'https://docs.docker.com/reference/dockerfile/#env'],
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
