import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingLibrary } from '../src/build/lacking-library.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the shared library that a build log misses',
  why: `Programs that were compiled elsewhere, such as browsers, wheels of Python and downloads of a release, load libraries which the
small images leave out. The loader names the file that it did not find. The package that has it joins an install that the stage
has already, or gets one of its own before the step that failed.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'error while loading shared libraries: libfontconfig.so.1: cannot open shared object file: No such file or directory',
    'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
    'ImportError: libgomp.so.1: cannot open shared object file: No such file or directory',
    'Error loading shared library libstdc++.so.6: No such file or directory',
  ],
  assumes: ['The log is of this Dockerfile.'],
  check: 'docker build .',
  sources: ['https://man7.org/linux/man-pages/man8/ld.so.8.html'],
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingLibrary(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { soname, cause, install } = lacking;
    const at = failure.step.instruction.range;
    if (!install.known) {
      yield { kind: 'left-alone', at, reason: install.reason };
      return;
    }
    const { packages, doubts } = install.value;
    yield {
      kind: 'fix',
      message: `${imageName(failure.stage)} comes without ${soname}: install ${packages.join(' and ')}`,
      at,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(doubts.length === 0 ? {} : { safety: 'unsafe' as const, risk: doubts.join('; ') }),
    };
  },
});
