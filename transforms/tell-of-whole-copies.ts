import { wholeCopies } from '../src/build/whole-copies.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of copies of a whole file system',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'What is not named any more is missing from the image.',
  answers: ['hadolint/DL3067'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { instruction } of wholeCopies(stage))
        yield {
          kind: 'fix',
          message: 'all that the other stage has comes along: copy what the container needs',
          at: instruction.range,
          edits: [],
          because: [{ text: 'the whole file system is copied', range: instruction.range }],
          advice: '`docker diff` and `docker history` of the other stage tell what it made: COPY those paths',
        };
  },
});
