import { relativeWorkdirs } from '../src/build/relative-workdirs.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/workdir-relative-path/';

export default transform({
  summary: 'Write working directories as absolute paths',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3000', 'buildkit/WorkdirRelativePath', 'trivy/DS-0009', 'checkov/CKV_DOCKER_10'],
  looksFor: ['workdir'],
  *fixes(build) {
    for (const { place, written, absolute, base, above } of relativeWorkdirs(build)) {
      yield {
        kind: 'fix',
        message: `WORKDIR ${written} depends on ${above === undefined ? 'the base image' : 'the one above'}: write ${absolute}`,
        at: place.range,
        edits: replaceWord(place, absolute),
        because: [
          above === undefined
            ? { text: `the working directory of the base image is ${base}`, source: SOURCE }
            : { text: `this one is ${base}`, range: above.range },
        ],
      };
    }
  },
});
