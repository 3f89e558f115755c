import { lockedPackages, PREFIX } from '../src/build/locked-packages.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Copy user packages where the user of the container may read them',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['/root'],
  *fixes(build) {
    for (const target of build.targets) {
      const spec = target.end.userSpec.value;
      for (const { base, copy, install } of lockedPackages(target))
        yield {
          kind: 'fix',
          message: `${spec.known ? spec.value : 'the user'} cannot read ${base} in the home of root: copy the packages to ${PREFIX}`,
          at: copy.instruction.range,
          edits: replaceWord(copy.destinationWord, PREFIX),
          because: [
            { text: 'the packages are installed here', range: install.run.command.range },
            { text: 'nobody but root may enter /root' },
          ],
        };
    }
  },
});
