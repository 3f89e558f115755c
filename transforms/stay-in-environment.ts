import { lostEnvironment } from '../src/build/lost-state.ts';
import { envInstruction, replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Stay in the environment that a RUN activates',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['activate'],
  *fixes(build) {
    for (const step of build.stages.flatMap(({ steps }) => steps)) {
      const lost = lostEnvironment(step);
      const at = step.instruction.range;
      if (lost === undefined) continue;
      if (!lost.known) {
        yield { kind: 'left-alone', at, reason: lost.reason };
        continue;
      }
      const { name, fails, variables } = lost.value;
      yield {
        kind: 'fix',
        message: fails
          ? `the shell of the RUN cannot activate ${name}: put its programs first on PATH`
          : `the RUN leaves ${name} when it ends: put its programs first on PATH`,
        at,
        edits: replaceInstruction(build.dockerfile, step.instruction, envInstruction(variables)),
        because: [{ text: 'nothing else is done in that RUN', range: at }],
        ...(fails
          ? {}
          : {
              safety: 'unsafe' as const,
              risk: 'what follows, and the container, uses the Python of the environment and not that of the system',
            }),
      };
    }
  },
});
