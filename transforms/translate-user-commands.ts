import { foreignAccounts } from '../src/build/foreign-accounts.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Write users and groups with the distribution's own commands",
  why: `Alpine has the \`adduser\` and \`addgroup\` of busybox and no \`useradd\`; Debian and Ubuntu have \`useradd\` and \`groupadd\`,
and where they have an \`adduser\` (Debian 13 and Ubuntu 24.04 no longer do) it is another program with other options. A Dockerfile that moves from one to the other keeps
commands that are not there, or that stop at an option. Each becomes the one that makes the same user or group here.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    '/bin/sh: groupadd: not found',
    '/bin/sh: useradd: not found',
    'Option g is ambiguous (gecos, gid, group)',
    'Option s is ambiguous (shell, system)',
    'Option d is ambiguous (debug, disabled-login, disabled-password)',
    '/bin/sh: 1: adduser: not found',
    '/bin/sh: 1: addgroup: not found',
  ],
  check: 'docker build .',
  sources: [
    'https://git.busybox.net/busybox/tree/loginutils/adduser.c',
    'https://manpages.debian.org/bookworm/passwd/useradd.8.en.html',
    'https://manpages.debian.org/bookworm/adduser/adduser.8.en.html',
  ],
  looksFor: ['user', 'group'],
  *fixes(build) {
    for (const stage of build.needed) {
      const accounts = foreignAccounts(stage);
      if (accounts === undefined) continue;
      const { image, failing, foreign } = accounts;
      const at = failing.command.range;
      const stuck = foreign.find(({ commands }) => commands === undefined);
      if (stuck !== undefined) {
        const { name } = stuck.run.command;
        yield {
          kind: 'left-alone',
          at,
          reason: `this ${name} asks for more than the commands of the image can do`,
        };
        continue;
      }
      const name = failing.command.name;
      yield {
        kind: 'fix',
        message: `${name} as it stands here does not work in ${image.image}:${image.tag}: write what does the same there`,
        at,
        edits: foreign.flatMap(({ run, commands = [] }) => replaceWord(run.command, commands.join(' && '))),
        because: [
          {
            text: `${image.image}:${image.tag} has other commands`,
            range: stage.from.range,
            source: image.source,
          },
        ],
      };
    }
  },
});
