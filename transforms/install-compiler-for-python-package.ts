import { uncompiledPython, type UncompiledPython } from '../src/build/uncompiled-python.ts';
import type { Build } from '../src/build/build.ts';
import { installPackages } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what a Python package is compiled with',
  why: `Some Python packages have no wheels for Linux: pip gets their sources and compiles them where it runs. That takes a C compiler and
the files for development of the library that the package is made for (\`pg_config\` tells psycopg2 where they are); the slim images
of Python and those on Alpine have neither. They are installed before pip runs. In a stage of its own, from which the packages are
copied, they stay out of the final image; \`psycopg2-binary\` would do without them, and is not meant for production.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'Error: pg_config executable not found.',
    "error: command 'gcc' failed: No such file or directory",
    "unable to execute 'gcc': No such file or directory",
    'Exception: Can not find valid pkg-config name.',
    'OSError: mysql_config not found',
  ],
  assumes: ['pip asks the public index, which has no wheels of these packages.'],
  check: 'docker build .',
  sources: [
    'https://www.psycopg.org/docs/install.html#build-prerequisites',
    'https://github.com/PyMySQL/mysqlclient#linux',
    'https://github.com/psycopg/psycopg2/issues/684',
  ],
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.needed) {
      const found = uncompiledPython(stage);
      if (found !== undefined) yield offer(build, found);
    }
  },
});

function offer({ dockerfile }: Build, found: UncompiledPython): Offer {
  const { pip, libraries } = found;
  const at = pip.run.command.range;
  if (!found.install.known) return { kind: 'left-alone', at, reason: found.install.reason };
  const { packages } = found.install.value;
  return {
    kind: 'fix',
    message: `pip has to compile ${libraries.map((each) => each.package).join(' and ')} here: install ${packages.join(' and ')}`,
    at,
    edits: installPackages(dockerfile, found.install.value),
    because: libraries.map((each) => ({
      text: `${each.package} has no wheels for Linux`,
      source: each.source,
    })),
  };
}
