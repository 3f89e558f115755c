import { sudoCalls, type SudoCall } from '../src/build/root-sudo.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out sudo where the build is root',
  why: `A build is root until USER says otherwise. There \`sudo\` changes nothing but the environment: it hides the variables that ENV and ARG
have set, and puts a PATH of its own in the place of the image's. Without it the command runs as the same user, and the image does not need
sudo to be installed. Where the user of the base image is not known, somebody has to look; where USER names somebody else, and where sudo
is to run a command as another user, it stays.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  assumes: ['No command rests on sudo hiding variables of the image from it.'],
  check: 'docker build .',
  sources: [
    'https://github.com/hadolint/hadolint/wiki/DL3004',
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://man7.org/linux/man-pages/man8/sudo.8.html',
  ],
  answers: ['hadolint/DL3004', 'trivy/DS-0010', 'checkov/CKV2_DOCKER_1'],
  looksFor: ['sudo'],
  *fixes(build) {
    for (const call of sudoCalls(build)) {
      const { run, words, doubt, isRoot } = call;
      const at = run.command.range;
      if (words === undefined || isRoot === false) {
        yield { kind: 'left-alone', at, reason: doubt ?? 'the build is not root here' };
        continue;
      }
      yield {
        kind: 'fix',
        message: 'the build is root here: leave out sudo',
        at,
        edits: [{ ...words, text: '' }],
        because: [{ text: 'no USER names anybody else before', range: run.step.stage.from.range }],
        ...lessSafe(call),
      };
    }
  },
});

function lessSafe({ isRoot, findsSame }: SudoCall): Pick<Fix, 'safety' | 'risk' | 'advice'> {
  if (isRoot !== true)
    return {
      safety: 'manual',
      risk: 'the base image may run commands as another user than root; then the command fails without sudo',
      advice: 'Look up the user of the base image: docker inspect --format {{.Config.User}} IMAGE',
    };
  if (findsSame) return {};
  return {
    safety: 'unsafe',
    risk: 'PATH names directories that sudo does not look into, and another program of that name may be found there',
  };
}
