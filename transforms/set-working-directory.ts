import { lostDirectory } from '../src/build/lost-state.ts';
import { replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Change the directory for the instructions that follow',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'what follows, and the container, works in the new directory: relative paths mean another place',
  looksFor: ['cd'],
  *fixes(build) {
    for (const step of build.stages.flatMap(({ steps }) => steps)) {
      const lost = lostDirectory(step);
      if (lost === undefined) continue;
      yield {
        kind: 'fix',
        message: `the directory that cd changes is forgotten at the end of the RUN: set it with WORKDIR ${lost.path}`,
        at: step.instruction.range,
        edits: replaceInstruction(build.dockerfile, step.instruction, `WORKDIR ${lost.path}`),
        because: [{ text: 'nothing else is done in that RUN', range: step.instruction.range }],
      };
    }
  },
});
