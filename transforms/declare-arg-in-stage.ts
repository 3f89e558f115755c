import { lostArguments } from '../src/build/lost-arguments.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Declare an ARG again in the stage that uses it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: ['buildkit/UndefinedVar'],
  looksFor: ['arg', 'buildplatform', 'buildos', 'buildvariant'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { name, declaration, at, failure, after } of lostArguments(stage))
        yield {
          kind: 'fix',
          message:
            declaration === undefined
              ? `the builder sets ${name} where a stage declares it, and in this one it is empty: declare it`
              : `${name} is declared before FROM only and is empty in this stage: declare it again`,
          at,
          edits: insertInstructionAfter(build.dockerfile, after, `ARG ${name}`),
          because: [
            declaration === undefined
              ? {
                  text: `${name} is one of the platform arguments`,
                  source:
                    'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
                }
              : { text: `${name} is declared for the FROM lines`, range: declaration.range },
            ...(failure === undefined ? [] : [{ text: failure, range: at }]),
          ],
          ...(failure === undefined
            ? { safety: 'unsafe', risk: `What works today with an empty ${name} gets its value.` }
            : {}),
        };
  },
});
