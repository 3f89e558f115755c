import { hiddenProgram, type HiddenProgram } from '../src/build/hidden-environments.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the project into the Python of the image where programs are started by name',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['pipenv', 'poetry'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const found = hiddenProgram(target);
      if (found === undefined || seen.has(found.run.command)) continue;
      seen.add(found.run.command);
      yield {
        kind: 'fix',
        message: `${found.manager} installs ${found.name} into an environment that is not on PATH: install into the Python of the image`,
        at: found.run.command.range,
        edits: edits(found),
        because: [{ text: `the container starts ${found.name} by its name`, range: target.from.range }],
      };
    }
  },
});

function edits({ manager, run }: HiddenProgram): Edit[] {
  const { instruction, stage } = run.step;
  if (manager === 'poetry')
    return insertInstructionBefore(
      stage.build.dockerfile,
      instruction,
      envInstruction({ POETRY_VIRTUALENVS_CREATE: 'false' }),
    );
  const install = run.command.words.find(({ literal }) => literal === 'install');
  return install === undefined ? [] : insertOptionAfter(instruction, run.command, install, '--system');
}
