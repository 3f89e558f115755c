import { sourcesUnderDash } from '../src/build/bash-under-dash.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write `.` where dash reads `source`',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['source'],
  *fixes(build) {
    for (const stage of build.needed) {
      for (const { range, fails, command, cure } of sourcesUnderDash(stage)) {
        const at = command?.range ?? range;
        if (cure === 'none') {
          yield {
            kind: 'left-alone',
            at,
            reason: 'the shell ends with it, and what it sets ends with the shell',
          };
          continue;
        }
        yield {
          kind: 'fix',
          message: '/bin/sh is dash, which has no source: write a dot',
          at,
          edits: replaceWord({ range }, '.'),
          because: [{ text: '/bin/sh of this image is dash', range: stage.from.range }],
          ...(fails
            ? {}
            : {
                safety: 'unsafe' as const,
                risk: 'the build goes on today without what the script sets, and what follows comes out differently with it',
              }),
        };
      }
    }
  },
});
