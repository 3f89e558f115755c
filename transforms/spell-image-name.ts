import { baseImage } from '../src/build/base-reference.ts';
import { respelled } from '../src/build/misspelt-base.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write the name of the base image as a registry knows it',
  why: `The repository of an image is in lower case, a tag stands behind the colon, and there is no \`https://\` before it. The builder
refuses every other name before it asks a registry. Where there is one way to write it rightly, it is the one meant.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'invalid reference format: repository name must be lowercase',
    'invalid reference format: repository name (library/Ubuntu) must be lowercase',
    'failed to parse stage name "nginx:": invalid reference format',
  ],
  check: 'docker build .',
  sources: ['https://github.com/distribution/reference/blob/main/reference.go'],
  *fixes(build) {
    for (const stage of build.stages) {
      const image = baseImage(stage);
      const right = image && respelled(image.written);
      if (image === undefined || right === undefined) continue;
      const { at, written } = image;
      yield {
        kind: 'fix',
        message: `no image can be named ${written}, ${right.trouble}: write ${right.text}`,
        at,
        edits: [{ ...at, text: right.text }],
        because: [{ text: 'the builder refuses the name', range: at }],
        ...(right.sure
          ? {}
          : { safety: 'unsafe', risk: `It is not certain that there is an image ${right.text}` }),
      };
    }
  },
});
