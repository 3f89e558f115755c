import { logEvidence } from '../src/build/failure.ts';
import { raiseEdits } from '../src/build/raised-tag.ts';
import { requiredPython } from '../src/build/required-python.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Python version that the installed packages ask for',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another package, may not be ready for the newer Python',
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
