import { misspeltVariables } from '../src/build/misspelt-variables.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/undefined-var/';

export default transform({
  summary: 'Spell a variable as it is set',
  why: `The builder puts nothing in the place of a variable that is not set, and goes on: \`COPY $SOURE_DIR /app\` copies the whole context,
and \`WORKDIR $APP_HOEM\` changes nothing. Here the name is a letter or two away from one that the stage sets, and from no other.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What works today with nothing in its place gets the value.',
  symptoms: ["UndefinedVar: Usage of undefined variable '$APP_HOEM' (did you mean $APP_HOME?)"],
  check: 'docker build --check .',
  sources: [SOURCE],
  answers: ['buildkit/UndefinedVar'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { at, name, wanted } of misspeltVariables(stage))
        yield {
          kind: 'fix',
          message: `nothing sets ${name}: it is spelt ${wanted}`,
          at,
          edits: [{ ...at, text: wanted }],
          because: [{ text: `the stage sets ${wanted}`, source: SOURCE }],
        };
  },
});
