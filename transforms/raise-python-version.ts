import { logEvidence } from '../src/build/failure.ts';
import { raiseEdits } from '../src/build/raised-tag.ts';
import { requiredPython } from '../src/build/required-python.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Python version that the installed packages ask for',
  why: `A package says which versions of Python it runs on, and pip, or the package itself, refuses an older one. The tag of the base
image is raised to the first version that will do; what else the tag says (\`-slim\`, \`-alpine\`, \`-bookworm\`) stays. An older
release of the package would be the other way, where the project can do with one.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another package, may not be ready for the newer Python',
  symptoms: [
    "ERROR: Package 'sanic' requires a different Python: 3.5.9 not in '>=3.6'",
    'ERROR: Ignored the following versions that require a different python version',
    'RuntimeError: Tortoise-ORM requires Python >= 3.7',
    "TypeError: 'encoding' is an invalid keyword argument for this function",
    'ERROR: No matching distribution found for gunicorn==20.0.4',
  ],
  check: 'docker build .',
  sources: [
    'https://packaging.python.org/en/latest/guides/dropping-older-python-versions/',
    'https://hub.docker.com/_/python',
  ],
  looksFor: 'log',
  *fixes(build) {
    const found = build.failure && requiredPython(build.failure);
    if (found === undefined) return;
    const { base, tag, needs, has, cause, source } = found;
    const at = base.from.range;
    const edits = raiseEdits(base, tag, 'python', needs);
    if (!edits.known) yield { kind: 'left-alone', at, reason: edits.reason };
    else
      yield {
        kind: 'fix',
        message: `Python ${needs} or later is asked for, and python:${base.tag} has ${has}: use python:${tag ?? ''}`,
        at,
        edits: edits.value,
        because: [
          logEvidence(cause),
          ...(source === undefined ? [] : [{ text: `it is for Python ${needs} or later`, source }]),
        ],
      };
  },
});
