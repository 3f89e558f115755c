import { lostEnvironment } from '../src/build/lost-state.ts';
import { envInstruction, replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Stay in the environment that a RUN activates',
  why: `Activating a virtual environment, or one of conda, changes variables of the shell that does it, and every RUN has
a shell of its own: after \`RUN . venv/bin/activate\` the next \`pip\` is the system's again. With \`source\`, which dash does
not know, and with \`conda activate\`, which needs a shell that conda has set up, the RUN fails. What activation comes
to is PATH with the environment's \`bin\` in front, and ENV keeps that for all that follows and for the container.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    '/bin/sh: 1: source: not found',
    "CommandNotFoundError: Your shell has not been properly configured to use 'conda activate'.",
    "ModuleNotFoundError: No module named 'flask'",
  ],
  check: 'docker run --rm --entrypoint python IMAGE -c "import sys; print(sys.prefix)"',
  sources: [
    'https://docs.python.org/3/library/venv.html#how-venvs-work',
    'https://pythonspeed.com/articles/activate-virtualenv-dockerfile/',
    'https://pythonspeed.com/articles/activate-conda-dockerfile/',
    'https://github.com/astral-sh/uv/issues/3375',
  ],
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
