import { lostVariables } from '../src/build/lost-state.ts';
import { replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

/** A variable that is for the build alone: in the image it would change how people use apt there. */
const FOR_THE_BUILD = 'DEBIAN_FRONTEND';

export default transform({
  summary: 'Set variables for the instructions that follow',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'what follows, and the container, sees the variables for the first time',
  *fixes(build) {
    for (const step of build.stages.flatMap(({ steps }) => steps)) {
      const lost = lostVariables(step);
      if (lost === undefined) continue;
      const { pairs } = lost;
      const keyword = pairs.every(({ name }) => name === FOR_THE_BUILD) ? 'ARG' : 'ENV';
      const names = pairs.map(({ name }) => name).join(' and ');
      yield {
        kind: 'fix',
        message: `${names} is forgotten at the end of the RUN: set it with ${keyword}`,
        at: step.instruction.range,
        edits: replaceInstruction(
          build.dockerfile,
          step.instruction,
          `${keyword} ${pairs.map(({ name, text }) => `${name}=${text}`).join(' ')}`,
        ),
        because: [{ text: 'nothing else is done in that RUN', range: step.instruction.range }],
      };
    }
  },
});
