import type { Build } from '../src/build/build.ts';
import { logEvidence } from '../src/build/failure.ts';
import { removedFrom, type RemovedFrom } from '../src/build/removed-names.ts';
import { insertCommandBefore, insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a setuptools, or a pip, that still has what setup.py uses',
  why: `A package without a wheel is built by its \`setup.py\`, with the setuptools that is there, or the inner parts of the pip that
is there: the newest, where nothing says otherwise. What an old \`setup.py\` imports may be gone from it: \`Feature\` since
setuptools 46, \`use_2to3\` since 58, \`pip.req\` since pip 10. An older one right before the install brings it back; a newer
release of the package that does without is better still, and is for the project to choose.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "ImportError: cannot import name 'Feature' from 'setuptools'",
    "ImportError: cannot import name 'Feature'",
    'error in setup command: use_2to3 is invalid.',
    "AttributeError: 'ParsedRequirement' object has no attribute 'req'",
    "ModuleNotFoundError: No module named 'pip.req'",
  ],
  check: 'docker build .',
  sources: [
    'https://setuptools.pypa.io/en/latest/history.html#v46-0-0',
    'https://setuptools.pypa.io/en/latest/history.html#v58-0-0',
    'https://github.com/pallets/markupsafe/issues/57',
    'https://github.com/pypa/pip/issues/8188',
  ],
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
