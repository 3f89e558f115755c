import { sourcesUnderDash } from '../src/build/bash-under-dash.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write `.` where dash reads `source`',
  why: `\`source\` is bash's word for what POSIX calls \`.\`: to read a script into the shell that is running. On Debian and Ubuntu a
RUN or a CMD in shell form is read by dash, which knows \`.\` alone. Scripts such as \`bin/activate\` of a virtual environment, \`nvm.sh\` and
\`.cargo/env\` are written for any shell, so that the dot is all it takes.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ['/bin/sh: 1: source: not found', '/bin/sh: source: not found'],
  assumes: ['No script that the build runs puts another shell in the place of /bin/sh.'],
  check: 'docker build .',
  sources: [
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_20_dot',
    'https://wiki.ubuntu.com/DashAsBinSh',
    'https://github.com/nvm-sh/nvm/issues/1985',
  ],
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
