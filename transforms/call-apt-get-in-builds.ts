import { aptCalls } from '../src/build/apt-for-people.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Call apt-get instead of apt',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['hadolint/DL3027', 'checkov/CKV_DOCKER_9'],
  looksFor: ['apt'],
  *fixes(build) {
    for (const { run, word, program, verb, verbRange, written } of aptCalls(build)) {
      const at = run.command.range;
      if (program === undefined || verbRange === undefined) {
        yield {
          kind: 'left-alone',
          at,
          reason: 'neither apt-get nor apt-cache is known to do what this call of apt does',
        };
        continue;
      }
      yield {
        kind: 'fix',
        message: `apt is made for people at a terminal: call ${program} ${verb}`,
        at,
        edits: [
          ...replaceWord({ range: word }, program),
          ...(written === verb ? [] : replaceWord({ range: verbRange }, written)),
        ],
        because: [{ text: `${program} has ${written.split(' ')[0] ?? verb} too`, range: verbRange }],
      };
    }
  },
});
