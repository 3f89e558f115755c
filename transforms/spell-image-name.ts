import { baseImage } from '../src/build/base-reference.ts';
import { respelled } from '../src/build/misspelt-base.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write the name of the base image as a registry knows it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
