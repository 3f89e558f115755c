import { wrongBootstraps } from '../src/build/pip-bootstrap.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch the get-pip.py that runs on an old Python',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
