import { otherPythons } from '../src/build/python-moves.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start from the Python that the copied environment was made with',
  why: `A virtual environment holds packages, not a Python: its \`bin/python\` is a link to the interpreter that made it, and
its packages lie in a directory with that interpreter's minor version. Copied to an image without that interpreter
the link leads nowhere; with another minor version Python starts and finds no packages. Both stages need the same one.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'the image starts from another base: what it took from the old one besides Python may differ',
  symptoms: [
    'exec /app/.venv/bin/uvicorn: no such file or directory',
    "ModuleNotFoundError: No module named 'uvicorn'",
    'bad interpreter: No such file or directory',
  ],
  check: 'docker run --rm --entrypoint python IMAGE -c "import sys; print(sys.version, sys.path)"',
  sources: [
    'https://docs.python.org/3/library/venv.html',
    'https://github.com/astral-sh/uv-docker-example/issues/38',
    'https://github.com/astral-sh/uv/issues/6782',
  ],
  *fixes(build) {
    for (const { environment, image, reference, trouble } of build.targets.flatMap((stage) =>
      otherPythons(stage),
    ))
      yield {
        kind: 'fix',
        message: `${trouble}: start from ${reference}`,
        at: image.range,
        edits: replaceWord(image, reference),
        because: [
          { text: 'the environment is made here', range: environment.run.command.range },
          { text: `it is copied to ${environment.place}`, range: environment.step.instruction.range },
        ],
      };
  },
});
