import { missingLockfiles, type MissingLockfile } from '../src/build/lockfiles.ts';
import { replaceWord } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install without a lockfile where the project has none',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Where the lockfile is written before every build, the build that works with it takes other versions',
  *fixes(build) {
    for (const stage of build.needed) {
      for (const missing of missingLockfiles(stage)) {
        if (missing.lockfile === undefined && build.context.complete) yield offer(missing);
      }
    }
  },
});

function offer({ run, operation, demand, project, ignored }: MissingLockfile): Offer {
  const at = demand.range;
  const [other] = project.lockfiles;
  if (ignored !== undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `${ignored} is there, and the ignore file keeps it out of the build context`,
    };
  if (other !== undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `the project is locked by ${other.path}, which ${operation.manager} does not read`,
    };
  return {
    kind: 'fix',
    message: `${run.command.words.map(({ raw }) => raw).join(' ')} needs a lockfile, and the project has none: install without it`,
    at,
    edits: replaceWord(demand, operation.manager === 'npm' ? 'install' : '--no-frozen-lockfile'),
    because: [
      {
        text: 'this package.json has no lockfile beside it',
        file: project.directory === '' ? 'package.json' : `${project.directory}/package.json`,
      },
    ],
    advice: `Run ${operation.manager} install once, commit the lockfile, and copy it before this install instead`,
  };
}
