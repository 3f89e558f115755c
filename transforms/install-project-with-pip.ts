import { logEvidence } from '../src/build/failure.ts';
import { failedSetup } from '../src/build/setup-scripts.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a project with pip instead of its setup.py',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The packages are no longer eggs, which code that looks for its own files in one may notice',
  looksFor: 'log',
  *fixes(build) {
    const failed = build.failure && failedSetup(build.failure);
    if (failed === undefined) return;
    const { run, text, cause } = failed;
    const [first] = run.command.words;
    const last = run.command.words.at(-1);
    if (first === undefined || last === undefined) return;
    const edit: Edit = { start: first.range.start, end: last.range.end, text };
    yield {
      kind: 'fix',
      message: 'setup.py does not bring together what the project needs: have pip install it',
      at: run.command.range,
      edits: [edit],
      because: [logEvidence(cause)],
    };
  },
});
