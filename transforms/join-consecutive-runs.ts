import { consecutiveRuns } from '../src/build/consecutive-runs.ts';
import { joinRuns } from '../src/edits/join-runs.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Join RUN instructions that follow each other',
  why: `Each RUN makes a layer. What one layer writes and the next one removes is in the image all the same, and a list of packages that
was fetched in a layer of its own is taken from the cache when the install behind it changes. Short RUNs with nothing between them are joined by
\`&&\`, which runs a command only if the one before it has succeeded, as the builder does with instructions. RUNs of more than
two commands are taken for groups that somebody has made on purpose, and stay.`,
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'a change in one of the commands makes all of them run again, processes that the first leaves behind live on during the second, and the layers of the image are others',
  check: 'docker history IMAGE',
  sources: [
    'https://github.com/hadolint/hadolint/wiki/DL3059',
    'https://docs.docker.com/build/building/best-practices/#run',
  ],
  answers: ['hadolint/DL3059'],
  *fixes(build) {
    for (const { first, second, gap } of consecutiveRuns(build)) {
      const at = second.instruction.range;
      if (!gap.known) {
        yield { kind: 'left-alone', at, reason: gap.reason };
        continue;
      }
      yield {
        kind: 'fix',
        message: 'two short RUNs follow each other: make them one',
        at,
        edits: joinRuns(build.dockerfile, first.instruction, second.instruction, gap.value),
        because: [{ text: 'nothing but this RUN comes before it', range: first.instruction.range }],
      };
    }
  },
});
