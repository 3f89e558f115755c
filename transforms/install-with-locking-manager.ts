import { otherLockfiles, type OtherLockfile } from '../src/build/other-lockfiles.ts';
import { insertWordsAfter, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install with the package manager that locks the project',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['npm'],
  *fixes(build) {
    if (!build.context.complete) return;
    for (const stage of build.needed) {
      for (const found of otherLockfiles(stage)) {
        if (!found.known) {
          yield { kind: 'left-alone', at: stage.from.range, reason: found.reason };
          continue;
        }
        const { missing, lockfile, install } = found.value;
        yield {
          kind: 'fix',
          message: `npm ci needs package-lock.json, and the project is locked by ${lockfile.path}: ${install}`,
          at: missing.run.command.range,
          edits: edits(found.value),
          because: [{ text: `the versions are in ${lockfile.path}`, file: lockfile.path }],
        };
      }
    }
  },
});

function edits({ missing, lockfile, install, wrongSource, beside }: OtherLockfile): Edit[] {
  const { words } = missing.run.command;
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { start: first.range.start, end: last.range.end };
  return [
    ...(wrongSource === undefined ? [] : replaceWord(wrongSource, lockfile.path)),
    ...(beside === undefined ? [] : insertWordsAfter(beside, lockfile.path)),
    ...replaceWord({ range }, install),
  ];
}
