import { wrongBootstraps } from '../src/build/pip-bootstrap.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch the get-pip.py that runs on an old Python',
  why: `\`get-pip.py\` holds a whole pip, always the newest, and that one runs on supported versions of Python alone: on an older one
the script stops at once, and names another address. For each version that is no longer supported there is a script of its
own, with the last pip for it: \`https://bootstrap.pypa.io/pip/2.7/get-pip.py\`.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'ERROR: This script does not work on Python 2.7 The minimum supported Python version is 3.9. Please use https://bootstrap.pypa.io/pip/2.7/get-pip.py instead.',
    'RuntimeError: Python 3.5 or later is required',
    'sys.stderr.write(f"ERROR: {exc}")',
  ],
  assumes: ['The `python` that runs the script is the one of the image.'],
  check: 'docker build .',
  sources: ['https://github.com/pypa/get-pip', 'https://pip.pypa.io/en/stable/news/'],
  looksFor: ['get-pip'],
  *fixes(build) {
    for (const stage of build.needed)
      for (const { range, python, runner, source } of wrongBootstraps(stage, build.failure))
        yield {
          kind: 'fix',
          message: `the newest get-pip.py does not run on Python ${python.version}: fetch the one for it`,
          at: runner.command.range,
          edits: [{ ...range, text: `/pip/${python.version}` }],
          because: [python.because, { text: `there is a get-pip.py for Python ${python.version}`, source }],
          ...(python.certain
            ? {}
            : { safety: 'unsafe' as const, risk: 'The script may be run by another Python' }),
        };
  },
});
