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
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
