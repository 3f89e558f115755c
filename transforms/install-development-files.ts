import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingDevelopmentFiles } from '../src/build/lacking-development-files.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const VERSIONED = 'what is built may need another version than the distribution has';

export default transform({
  summary: 'Install what a build log misses to compile with',
  why: `pip, gem, cargo, docker-php-ext-install and makefiles compile C code, and for that a distribution has packages of their own: the
compiler, and for each library its headers with the files that tell the compiler's options (\`-dev\` on Debian and Alpine, \`-devel\`
on Red Hat's relatives). The log names the header, module or program that was not found. The package that has it joins an install that
the stage has already, or gets one of its own before the step that failed.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "unable to execute 'gcc': No such file or directory",
    'fatal error: ffi.h: No such file or directory',
    'fatal error: Python.h: No such file or directory',
    'Error: pg_config executable not found.',
    'configure: error: Package requirements (oniguruma) were not met:',
    'configure: error: Please reinstall the libzip distribution',
    '/usr/bin/ld: cannot find -lmysqlclient',
    'gyp ERR! find Python Python is not set from command line or npm configuration',
    'gyp ERR! stack Error: Can\'t find Python executable "python", you can set the PYTHON env variable.',
  ],
  assumes: ['The log is of this Dockerfile.'],
  check: 'docker build .',
  sources: [
    'https://cryptography.io/en/latest/installation/#building-cryptography-on-linux',
    'https://www.psycopg.org/docs/install.html#build-prerequisites',
    'https://github.com/docker-library/php/issues/880',
  ],
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingDevelopmentFiles(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { what, cause, install, versioned } = lacking;
    const at = failure.step.instruction.range;
    if (!install.known) {
      yield { kind: 'left-alone', at, reason: install.reason };
      return;
    }
    const { packages } = install.value;
    const doubts = [...install.value.doubts, ...(versioned ? [VERSIONED] : [])];
    yield {
      kind: 'fix',
      message: `${imageName(failure.stage)} comes without ${what}: install ${packages.join(' and ')}`,
      at,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(doubts.length === 0 ? {} : { safety: 'unsafe' as const, risk: doubts.join('; ') }),
    };
  },
});
