import { withRecommends } from '../src/build/recommended-packages.ts';
import { insertOptionAfter, insertItemsAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html#OPTIONS';

export default transform({
  summary: 'Install packages without those that they recommend',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What the build or the program uses of the recommended packages without showing it in the Dockerfile is missing, and has to be named: build-essential and python3-dev of python3-pip, for one.',
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
