import { relativeWorkdirs } from '../src/build/relative-workdirs.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/workdir-relative-path/';

export default transform({
  summary: 'Write working directories as absolute paths',
  why: `A relative WORKDIR is joined to the one before, and the first one of a Dockerfile to whatever the base image has set. When
a newer base image sets another one, or somebody puts a WORKDIR between, the files of the application move without a word. The
absolute path says where they are today.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'WorkdirRelativePath: Relative workdir "app" can have unexpected results if the base image changes',
  ],
  check: "docker inspect --format '{{.Config.WorkingDir}}' IMAGE",
  sources: [SOURCE],
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
