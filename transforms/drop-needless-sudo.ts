import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { needlessSudo } from '../src/build/needless-sudo.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Call commands without sudo where the build is root already',
  why: `Instructions for a machine begin with \`sudo\`. A build runs as root until USER says otherwise, and base images come without
sudo, so that such a RUN ends with \`sudo: not found\`. Without the word the command does what it was meant to do. Nothing is
changed where sudo is to run a command as somebody else, or where the build has become another user.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ['/bin/sh: 1: sudo: not found', '/bin/sh: sudo: not found', '/bin/sh: sudo: command not found'],
  assumes: ['The tag of the base image names the release that it names today.'],
  check: 'docker build .',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://man7.org/linux/man-pages/man8/sudo.8.html',
  ],
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
