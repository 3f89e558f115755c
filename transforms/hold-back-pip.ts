import type { Build } from '../src/build/build.ts';
import { oldPips, unlimited, type OldPip } from '../src/build/old-pip.ts';
import { requirementName } from '../src/build/pip-installs.ts';
import { insertCommandBefore, insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Upgrade pip to the last one for an old Python',
  why: `A release says which versions of Python it is for. pip reads that since 9.0; the pip of Ubuntu 16.04, Debian 8, CentOS 7 and
older ones does not, and takes the newest release of everything, pip and setuptools included: written for a Python 3 of today, it
ends in a SyntaxError or says itself that the Python is too old. The last pip that runs on the old Python chooses fitting
releases of all others. It is asked for by a limit, since the old pip would again take the newest.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'RuntimeError: Python version >= 3.6 required.',
    'Setuptools no longer works on Python 2',
    'sys.stderr.write(f"ERROR: {exc}")',
    "NameError: name 'platform_system' is not defined",
    'Beginning with Matplotlib 3.1, Python 3.6 or above is required.',
  ],
  assumes: ['The packages that are asked for have a release for that Python.'],
  check: 'docker build .',
  sources: [
    'https://pip.pypa.io/en/stable/news/',
    'https://setuptools.pypa.io/en/latest/history.html',
    'https://packaging.python.org/en/latest/guides/dropping-older-python-versions/',
  ],
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
