import { openInstalls } from '../src/build/unpinned-packages.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Ask for packages in the versions that an image has',
  why: `A package that is installed by its name alone is whatever the index has on the day of the build: the same Dockerfile gives
another image next month. Which version is wanted, the file does not say, and none is made up: \`dffix versions --image IMAGE\`
writes down what an image has that works, and \`--versions FILE\` gives it to this transform.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Debian, Ubuntu, Alpine and others take an old version off their mirrors when there is a new one: then the build fails, and has to be given new versions. Security updates no longer come by themselves.',
  symptoms: [
    'DL3008 warning: Pin versions in apt get install. Instead of `apt-get install <package>` use `apt-get install <package>=<version>`',
    'DL3013 warning: Pin versions in pip. Instead of `pip install <package>` use `pip install <package>==<version>`',
    'DL3018 warning: Pin versions in apk add. Instead of `apk add <package>` use `apk add <package>=<version>`',
  ],
  assumes: ['The image was built from this Dockerfile, on the base image that is used now.'],
  check: 'docker build --no-cache .',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://github.com/hadolint/hadolint/wiki/DL3008',
    'https://github.com/hadolint/hadolint/wiki/DL3018',
  ],
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
