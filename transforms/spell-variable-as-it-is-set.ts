import { misspeltVariables } from '../src/build/misspelt-variables.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/undefined-var/';

export default transform({
  summary: 'Spell a variable as it is set',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What works today with nothing in its place gets the value.',
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
