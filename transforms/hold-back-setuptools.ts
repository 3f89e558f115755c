import type { Build } from '../src/build/build.ts';
import { logEvidence } from '../src/build/failure.ts';
import { removedFrom, type RemovedFrom } from '../src/build/removed-names.ts';
import { insertCommandBefore, insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a setuptools, or a pip, that still has what setup.py uses',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const found = build.failure && removedFrom(build.failure);
    if (found === undefined) return;
    const { removed, cause, step, doubt } = found;
    const at = (found.newest ?? found.before?.command ?? step.instruction).range;
    if (doubt !== undefined) yield { kind: 'left-alone', at, reason: doubt };
    else
      yield {
        kind: 'fix',
        message: `${removed.tool} ${removed.limit} and later are without ${removed.what}: install an older one`,
        at,
        edits: editsOf(build, found),
        because: [
          logEvidence(cause),
          { text: `${removed.tool} ${removed.limit} has removed it`, source: removed.source },
        ],
        ...(found.certain
          ? {}
          : { safety: 'unsafe' as const, risk: 'The install may take place in another environment' }),
      };
  },
});

function editsOf({ dockerfile }: Build, { removed, step, newest, tool, before }: RemovedFrom): Edit[] {
  const requirement = `"${removed.tool}<${removed.limit}"`;
  if (newest !== undefined) return replaceWord(newest, requirement);
  const command = `${tool} install ${requirement}`;
  return before === undefined
    ? insertInstructionBefore(dockerfile, step.instruction, `RUN ${command}`)
    : insertCommandBefore(dockerfile, step.instruction, before.command, command);
}
