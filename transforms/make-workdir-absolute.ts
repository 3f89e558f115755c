import { relativeWorkdirs } from '../src/build/relative-workdirs.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/workdir-relative-path/';

export default transform({
  summary: 'Write the first working directory as an absolute path',
  why: `A relative WORKDIR is joined to the one before, and the first one of a Dockerfile to whatever the base image has set. When
a newer base image sets another one, the files of the application move without a word. The absolute path says where they are
today. A relative WORKDIR that follows an absolute one says the same in every image and stays.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'WorkdirRelativePath: Relative workdir "app" can have unexpected results if the base image changes',
  ],
  check: "docker inspect --format '{{.Config.WorkingDir}}' IMAGE",
  sources: [SOURCE],
  answers: ['hadolint/DL3000'],
  *fixes(build) {
    for (const { place, written, absolute, base } of relativeWorkdirs(build)) {
      yield {
        kind: 'fix',
        message: `WORKDIR ${written} depends on the base image: write ${absolute}`,
        at: place.range,
        edits: replaceWord(place, absolute),
        because: [{ text: `the working directory of the base image is ${base}`, source: SOURCE }],
      };
    }
  },
});
