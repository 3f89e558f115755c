import type { Build } from '../src/build/build.ts';
import { logEvidence } from '../src/build/failure.ts';
import { missingModule, type MissingModule } from '../src/build/missing-modules.ts';
import { insertCommandBefore, insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a Python module before what imports it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const missing = build.failure && missingModule(build.failure);
    if (missing === undefined) return;
    yield {
      kind: 'fix',
      message: `nothing has brought the module ${missing.module}: install ${missing.package} before it is imported`,
      at: missing.step.instruction.range,
      edits: editsOf(build, missing),
      because: [logEvidence(missing.cause)],
    };
  },
});

function editsOf({ dockerfile }: Build, missing: MissingModule): Edit[] {
  const { call, tool = 'pip', before, step } = missing;
  const last = call?.packages.at(-1);
  if (last !== undefined) return insertListItemAfter(dockerfile, last.word, missing.package);
  const command = `${tool} install ${missing.package}`;
  return before === undefined
    ? insertInstructionBefore(dockerfile, step.instruction, `RUN ${command}`)
    : insertCommandBefore(dockerfile, step.instruction, before.command, command);
}
