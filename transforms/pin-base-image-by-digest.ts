import { undigestedBases } from '../src/build/undigested-bases.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name base images by the digest that an engine has',
  why: `A tag is moved to another image whenever one is pushed under it: two builds of the same Dockerfile start from different
images. A digest names one image for good. Which one, no registry is asked: \`dffix versions --image IMAGE --base debian:bookworm\`
writes down those that the local engine has pulled, and \`--versions FILE\` gives them to this transform. The tag stays for the
reader.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Updates of the base image, those of security too, no longer come by themselves: a bot or a person has to renew the digest.',
  check: 'docker build --pull .',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.docker.com/reference/cli/docker/image/pull/#pull-an-image-by-digest-immutable-identifier',
  ],
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
