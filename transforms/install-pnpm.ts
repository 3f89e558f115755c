import { absentPnpm } from '../src/build/absent-pnpm.ts';
import { insertInstructionAfter, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install pnpm where it is called',
  why: `The images of Node.js bring npm and yarn, and no pnpm: its first call ends with \`pnpm: not found\`. npm installs it, in
the version that package.json names as \`packageManager\`; where it names none, in the major version that writes the
project's pnpm-lock.yaml, for others refuse the file or write it anew. Unlike what corepack fetches, it lies where every user
finds it, and without a network.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ['/bin/sh: pnpm: not found', '/bin/sh: 1: pnpm: not found', 'sh: pnpm: not found'],
  check: 'docker build .',
  sources: [
    'https://pnpm.io/installation#using-npm',
    'https://pnpm.io/docker',
    'https://github.com/pnpm/spec/issues/7',
  ],
  *fixes(build) {
    for (const { call, version, source, place } of absentPnpm(build)) {
      const install = `RUN npm install -g pnpm@${version}`;
      yield {
        kind: 'fix',
        message: `nothing in the image brings pnpm: install pnpm ${version}`,
        at: call,
        edits:
          'before' in place
            ? insertInstructionBefore(build.dockerfile, place.before, install)
            : insertInstructionAfter(build.dockerfile, place.after, install),
        because: [
          { text: `the project is for pnpm ${version}`, file: source },
          { text: 'pnpm is called here', range: call },
        ],
      };
    }
  },
});
