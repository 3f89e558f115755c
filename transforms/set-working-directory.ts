import { lostDirectory } from '../src/build/lost-state.ts';
import { replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Change the directory for the instructions that follow',
  why: `Every RUN starts a shell of its own in the directory of WORKDIR. What \`cd\` changes is gone when that shell ends, so
\`RUN cd app\` alone does nothing, and the next RUN works where the one before did. WORKDIR is the instruction that
changes the directory for all that follows, and for the container.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'what follows, and the container, works in the new directory: relative paths mean another place',
  symptoms: [
    'npm error enoent Could not read package.json',
    "python: can't open file '/manage.py': [Errno 2] No such file or directory",
    'make: *** No targets specified and no makefile found.  Stop.',
  ],
  check: 'docker run --rm --entrypoint pwd IMAGE',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.docker.com/reference/dockerfile/#run',
  ],
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
