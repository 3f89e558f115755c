import { lostArguments } from '../src/build/lost-arguments.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Declare an ARG again in the stage that uses it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: ['buildkit/UndefinedVar'],
  looksFor: ['arg'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { name, declaration, at, failure, after } of lostArguments(stage))
        yield {
          kind: 'fix',
          message: `${name} is declared before FROM only and is empty in this stage: declare it again`,
          at,
          edits: insertInstructionAfter(build.dockerfile, after, `ARG ${name}`),
          because: [
            { text: `${name} is declared for the FROM lines`, range: declaration.range },
            ...(failure === undefined ? [] : [{ text: failure, range: at }]),
          ],
          ...(failure === undefined
            ? { safety: 'unsafe', risk: `What works today with an empty ${name} gets its value.` }
            : {}),
        };
  },
});
