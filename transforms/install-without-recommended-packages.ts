import { withRecommends } from '../src/build/recommended-packages.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#OPTIONS';

export default transform({
  summary: 'Install packages without those that they recommend',
  why: `APT installs what a package needs, and by default what it recommends as well: documentation, graphics, other tools that a full
system would have. They make the image larger and bring vulnerabilities of their own. With \`--no-install-recommends\` only what is
needed comes along; what the build uses of the rest has to be named.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What the build or the program uses of the recommended packages is missing, and has to be named: ca-certificates of curl, wget and git, libc6-dev of gcc, python3-dev of python3-pip.',
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
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { call, after } of withRecommends(stage)) {
        const { command, step, program } = call;
        yield {
          kind: 'fix',
          message: `${program} install takes recommended packages along: pass --no-install-recommends`,
          at: command.range,
          edits: insertOptionAfter(step.instruction, command, after, '--no-install-recommends'),
          because: [{ text: 'APT installs what packages recommend', range: command.range, source: SOURCE }],
        };
      }
    }
  },
});
