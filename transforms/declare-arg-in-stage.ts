import { lostArguments } from '../src/build/lost-arguments.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Declare an ARG again in the stage that uses it',
  why: `An ARG before the first FROM belongs to the FROM lines alone. In a stage it is empty until the stage says \`ARG NAME\`
again; that line needs no value, it takes the one from above. The builder says nothing, and an address, a version or a
path is put together without it.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "UndefinedVar: Usage of undefined variable '$VERSION'",
    "E: Version '' for 'nginx' was not found",
    "ERROR: Invalid requirement: 'flask=='",
    'curl: (22) The requested URL returned error: 404',
  ],
  check: 'docker build --check .',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'https://github.com/moby/moby/issues/34129',
  ],
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
