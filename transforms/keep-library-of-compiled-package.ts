import { removedLibraries, type RemovedLibrary } from '../src/build/removed-libraries.ts';
import { insertCommandBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the library of a compiled Python package when what compiled it goes',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.needed) {
      for (const removed of removedLibraries(stage)) {
        const { library, name, pip, removal } = removed;
        yield {
          kind: 'fix',
          message: `${library.soname}, which ${library.package} loads, goes with the packages that it was compiled with: install ${name} for itself`,
          at: removal.run.command.range,
          edits: edits(removed),
          because: [
            { text: `${library.package} is compiled here`, range: pip.run.command.range },
            { text: `it has no wheels for Linux and loads ${library.soname}`, source: library.source },
          ],
        };
      }
    }
  },
});

function edits({ install, name }: RemovedLibrary): Edit[] {
  const { step, run, packages, manager } = install;
  const { dockerfile } = step.stage.build;
  // A package of the group would go with it.
  if (manager === 'apk')
    return insertCommandBefore(dockerfile, step.instruction, run.command, `apk add --no-cache ${name}`);
  const last = packages.at(-1);
  return last === undefined ? [] : insertListItemAfter(dockerfile, last.word, name);
}
