import { is, valueOf } from '../known.ts';
import { within } from './paths.ts';
import { copiedUserBases, type CopiedUserBase } from './python.ts';
import { opens, samePython } from './python-search.ts';
import type { Stage } from './stage.ts';

/** Where the image python has its own packages and scripts, and everybody may read. */
export const PREFIX = '/usr/local';

/** User packages that are copied into the home of root, in an image whose container runs as somebody else. */
export function lockedPackages(target: Stage): CopiedUserBase[] {
  const { end, image } = target;
  if (!end.isNotRoot || valueOf(image)?.image !== 'python' || opens(target, '/root')) return [];
  const named = target.launch.processes.flatMap(({ words }) => words.map((word) => valueOf(word) ?? ''));
  if (named.some((word) => word.startsWith('/root/'))) return [];
  if (end.setsEnv('PYTHONUSERBASE') || end.setsEnv('VIRTUAL_ENV')) return [];
  return copiedUserBases(target).filter(({ base, copy, doubt, install, packages, scripts }) => {
    const isWhole = packages && scripts && is(copy.target, base) && copy.sources.length === 1;
    const maker = install.run.step.stage;
    // Scripts name the Python that they were installed by.
    const isSame = valueOf(maker.image)?.image === 'python' && is(samePython(maker, target), true);
    return doubt === undefined && within('/root', base) && isWhole && isSame && copy.step.stage === target;
  });
}
