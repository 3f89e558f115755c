import { installOver } from '../src/build/installed-over.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let pip install over packages that it cannot remove',
  why: `A package that the distribution, conda or an old \`setup.py install\` brought has no list of its files, so pip cannot take it out
before it installs the version that is asked for, and stops. With \`--ignore-installed\` pip does not take out the old one:
the new version goes where pip installs, and is found first there.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "ERROR: Cannot uninstall 'PyYAML'. It is a distutils installed project and thus we cannot accurately determine which files belong to it which would lead to only a partial uninstall.",
    'error: uninstall-no-record-file',
    'ERROR: Cannot uninstall blinker 1.4, RECORD file not found. Hint: The package was installed by debian.',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/pypa/pip/issues/5247',
    'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-I',
  ],
  looksFor: 'log',
  *fixes(build) {
    const found = build.failure && installOver(build.failure);
    if (found === undefined) return;
    const { install, cause, name } = found;
    yield {
      kind: 'fix',
      message: `pip cannot take out the ${name} that is there: install over it`,
      at: install.run.command.range,
      edits: insertWordsAfter(found.verb, '--ignore-installed'),
      because: [logEvidence(cause)],
      ...(found.certain
        ? {}
        : { safety: 'unsafe' as const, risk: 'Another install of the RUN may be the one that stopped' }),
    };
  },
});
