import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { needlessSudo } from '../src/build/needless-sudo.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Call commands without sudo where the build is root already',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['sudo'],
  *fixes(build) {
    for (const stage of build.needed) {
      const found = needlessSudo(stage);
      if (found === undefined) continue;
      const { first, words, cause, isRoot } = found;
      yield {
        kind: 'fix',
        message: `${imageName(stage)} comes without sudo, and the build is root here: leave sudo out`,
        at: first.command.range,
        edits: words.map((range) => ({ ...range, text: '' })),
        because: [
          cause === undefined
            ? { text: `nothing in ${imageName(stage)} has sudo`, range: stage.from.range }
            : logEvidence(cause),
        ],
        ...(isRoot
          ? {}
          : {
              safety: 'unsafe' as const,
              risk: 'the base image may run commands as another user than root; then sudo has to be installed instead',
            }),
      };
    }
  },
});
