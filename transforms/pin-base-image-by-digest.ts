import { undigestedBases } from '../src/build/undigested-bases.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name base images by the digest that an engine has',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Updates of the base image, those of security too, no longer come by themselves: a bot or a person has to renew the digest.',
  *fixes(build) {
    for (const { word, digest } of undigestedBases(build)) {
      yield {
        kind: 'fix',
        message: `${word.value} is another image tomorrow: name the one that is there today`,
        at: word.range,
        edits: replaceWord(word, `${word.value}@${digest}`),
        because: [{ text: `the engine has ${word.value} as ${digest}`, range: word.range }],
      };
    }
  },
});
