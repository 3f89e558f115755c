import {
  hindersEnvironment,
  managedInstall,
  pipWord,
  startsPythonLater,
  systemLibraries,
  type ManagedInstall,
} from '../src/build/managed-python.ts';
import {
  envInstruction,
  insertCommandBefore,
  insertInstructionBefore,
  insertListItemAfter,
} from '../src/edits/index.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Install with pip outside of the distribution's own Python",
  why: `Since Debian 12, Ubuntu 23.04 and Alpine 3.19 the system's Python is marked as managed by the distribution
(PEP 668), and pip refuses to install into it. A virtual environment whose \`bin\` is first on PATH takes the packages
instead: \`pip\` and \`python3\` mean those of the environment from there on, in the build and in the container.

Where an environment would not do the same (packages for a user, \`/usr/bin/python3\` named by its path, another stage
that copies from \`/usr\`), \`PIP_BREAK_SYSTEM_PACKAGES\` lets pip install as it did before; in an image that is built
anew each time there is little that it could break.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'error: externally-managed-environment',
    '× This environment is externally managed',
    'The system-wide python installation should be maintained using the system',
  ],
  assumes: ['The tag of the base image names the release that it names today.'],
  check: 'docker build .',
  sources: [
    'https://peps.python.org/pep-0668/',
    'https://github.com/alpinelinux/docker-alpine/issues/361',
    'https://github.com/nodejs/docker-node/issues/2010',
    'https://github.com/pypa/pip/issues/12429',
  ],
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.stages) {
      const install = managedInstall(stage);
      if (install === undefined) continue;
      yield install.known
        ? repair(install.value)
        : { kind: 'left-alone', at: stage.from.range, reason: install.reason };
    }
  },
});

function repair(install: ManagedInstall): Fix {
  const { run, facts, distro } = install;
  const hindrance = hindersEnvironment(install);
  const { dockerfile } = run.step.stage.build;
  const what = `${distro} does not let pip change its Python`;
  const variable = envInstruction({ PIP_BREAK_SYSTEM_PACKAGES: '1' });
  return {
    kind: 'fix',
    message:
      hindrance === undefined
        ? `${what}: install into a virtual environment`
        : `${what}: allow it, since ${hindrance}`,
    at: run.command.range,
    edits:
      hindrance === undefined
        ? environment(install)
        : insertInstructionBefore(dockerfile, run.step.instruction, variable),
    because: [{ text: `${distro} marks its Python as managed by the distribution`, source: facts.source }],
  };
}

function environment(install: ManagedInstall): Edit[] {
  const { run, facts } = install;
  const { stage, instruction } = run.step;
  const { dockerfile } = stage.build;
  const python = startsPythonLater(install) ? '/usr/bin/python3' : 'python3';
  const options = systemLibraries(install).length > 0 ? ' --system-site-packages' : '';
  const hasVenv = facts.venv === undefined || is(stage.packages.installed(facts.venv, run), true);
  const word = hasVenv ? undefined : pipWord(run, facts)?.word;
  return [
    ...insertInstructionBefore(dockerfile, instruction, envInstruction({ PATH: '/opt/venv/bin:$PATH' })),
    ...(word === undefined ? [] : insertListItemAfter(dockerfile, word, facts.venv ?? '')),
    ...insertCommandBefore(dockerfile, instruction, run.command, `${python} -m venv${options} /opt/venv`),
  ];
}
