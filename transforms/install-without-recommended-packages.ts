import { withRecommends } from '../src/build/recommended-packages.ts';
import { insertOptionAfter, insertItemsAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#OPTIONS';

export default transform({
  summary: 'Install packages without those that they recommend',
  why: `APT installs what a package needs, and by default what it recommends as well: documentation, graphics, other tools that a full
system would have. They make the image larger and bring vulnerabilities of their own. With \`--no-install-recommends\` only what is
needed comes along. What the build is seen to use of the rest is named: ca-certificates where curl, wget or git fetch by https,
libc6-dev for gcc.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What the build or the program uses of the recommended packages without showing it in the Dockerfile is missing, and has to be named: build-essential and python3-dev of python3-pip, for one.',
  symptoms: [
    'DL3015 info: Avoid additional packages by specifying `--no-install-recommends`',
    "DS-0029: 'apt-get' missing '--no-install-recommends'",
  ],
  check: 'docker build . and the tests of the image',
  sources: [
    SOURCE,
    'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
    'https://github.com/hadolint/hadolint/wiki/DL3015',
  ],
  answers: ['hadolint/DL3015', 'trivy/DS-0029'],
  looksFor: ['apt'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { call, after, needed, last } of withRecommends(stage)) {
        const { command, step, program } = call;
        const named = needed.length === 0 ? '' : `, and name ${needed.join(', ')}`;
        yield {
          kind: 'fix',
          message: `${program} install takes recommended packages along: pass --no-install-recommends${named}`,
          at: command.range,
          edits: [
            ...insertOptionAfter(step.instruction, command, after, '--no-install-recommends'),
            ...(last === undefined
              ? []
              : insertItemsAfter(build.dockerfile, step.instruction, command, last, needed)),
          ],
          because: [{ text: 'APT installs what packages recommend', range: command.range, source: SOURCE }],
        };
      }
    }
  },
});
