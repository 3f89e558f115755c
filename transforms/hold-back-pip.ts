import type { Build } from '../src/build/build.ts';
import { oldPips, unlimited, type OldPip } from '../src/build/old-pip.ts';
import { requirementName } from '../src/build/pip-installs.ts';
import { insertCommandBefore, insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Upgrade pip to the last one for an old Python',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['pip'],
  *fixes(build) {
    for (const old of oldPips(build)) {
      yield {
        kind: 'fix',
        message: `the newest releases do not run on Python ${old.python}: ${old.upgrade ? 'limit the upgrade' : 'bring what looks for older ones'}`,
        at: (old.upgrade ?? old.before)?.run.command.range ?? old.step.instruction.range,
        edits: editsOf(build, old),
        because: old.because,
        ...(old.certain
          ? {}
          : { safety: 'unsafe' as const, risk: 'The build may stop for another reason than the age of pip' }),
      };
    }
  },
});

function editsOf({ dockerfile }: Build, { limits, upgrade, tool, tools, before, step }: OldPip): Edit[] {
  if (upgrade !== undefined)
    return unlimited(upgrade, limits).flatMap((word) => {
      const name = requirementName(word) as keyof typeof limits;
      return replaceWord(word, `"${name}<${limits[name] ?? ''}"`);
    });
  const requirements = tools.map((name) => `"${name}<${limits[name]}"`).join(' ');
  const command = `${tool ?? 'pip'} install --upgrade ${requirements}`;
  return before === undefined
    ? insertInstructionBefore(dockerfile, step.instruction, `RUN ${command}`)
    : insertCommandBefore(dockerfile, step.instruction, before.run.command, command);
}
