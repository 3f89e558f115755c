import { sudoCalls, type SudoCall } from '../src/build/root-sudo.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out sudo where the build is root',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
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
