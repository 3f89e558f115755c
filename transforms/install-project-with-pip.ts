import { logEvidence } from '../src/build/failure.ts';
import { failedSetup } from '../src/build/setup-scripts.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a project with pip instead of its setup.py',
  why: `\`python setup.py install\` has setuptools fetch what a project needs, one package after the other, each as an egg in its newest
version: it does not look which Python a release is for, nor what another package has asked for already, and stops where the two do
not fit. pip brings them together. Calling \`setup.py\` directly has been given up by setuptools itself.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The packages are no longer eggs, which code that looks for its own files in one may notice',
  symptoms: [
    "error: The 'requests' distribution was not found and is required by",
    'error: Could not find required distribution python-dateutil',
    "error: Could not find suitable distribution for Requirement.parse('argparse')",
    "is installed but numpy>=1.15 is required by {'numba'}",
  ],
  check: 'docker build .',
  sources: [
    'https://setuptools.pypa.io/en/latest/deprecated/commands.html',
    'https://packaging.python.org/en/latest/discussions/setup-py-deprecated/',
  ],
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
