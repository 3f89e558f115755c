import { openInstalls } from '../src/build/unpinned-packages.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Ask for packages in the versions that an image has',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Debian, Ubuntu, Alpine and others take an old version off their mirrors when there is a new one: then the build fails, and has to be given new versions. Security updates no longer come by themselves.',
  answers: [
    'hadolint/DL3008',
    'hadolint/DL3013',
    'hadolint/DL3016',
    'hadolint/DL3018',
    'hadolint/DL3028',
    'hadolint/DL3033',
    'hadolint/DL3037',
    'hadolint/DL3041',
    'hadolint/DL3062',
  ],
  *fixes(build) {
    const image = build.versions?.image ?? '';
    for (const { at, found, lacking, code, doubt } of openInstalls(build)) {
      const lacks = lacking.length === 0 ? '' : `${image} has no version of ${lacking.join(', ')}`;
      if (doubt !== undefined || found.length === 0) yield { kind: 'left-alone', at, reason: doubt ?? lacks };
      else
        yield {
          kind: 'fix',
          message: `packages come in whatever version there is: ask for those of ${image}`,
          at,
          edits: found.flatMap(({ word, pinned }) => replaceWord(word, pinned)),
          because: [{ text: `${image} has ${found.map(({ pinned }) => pinned).join(', ')}` }],
          answers: [code],
          ...(lacks === '' ? {} : { advice: `${lacks}: name one by hand` }),
        };
    }
  },
});
