import { missingDistutils } from '../src/build/gyp-distutils.ts';
import { insertListItemAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install setuptools beside Python for a node-gyp that needs distutils',
  why: `node-gyp before 10 imports \`distutils\`, which Python 3.12 dropped. Alpine since 3.20, Debian since 13 and Ubuntu since 24.04
have such a Python, and a tag that moves (\`node:18-alpine\`) has brought it to builds that have not changed. What counts is the
node-gyp that runs: the one of the lockfile lies first on PATH for the scripts of packages, and pnpm up to 8 brings one of its own.
The distribution's setuptools has the module. A newer node-gyp, or pnpm, is better still, and is for the project to choose.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "ModuleNotFoundError: No module named 'distutils'",
    'gyp ERR! configure error',
    'from distutils.version import StrictVersion',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/nodejs/node-gyp/issues/2869',
    'https://github.com/nodejs/docker-node/issues/2086',
    'https://github.com/TryGhost/docker-library-ghost/pull/426',
    'https://docs.python.org/3/whatsnew/3.12.html#distutils',
  ],
  *fixes(build) {
    for (const stage of build.needed) {
      const missing = missingDistutils(stage);
      if (missing === undefined) continue;
      const { run, gyp, file, addon, python, setuptools, distribution } = missing;
      yield {
        kind: 'fix',
        message: `${gyp} imports distutils, which the Python of ${distribution} no longer has: install ${setuptools} with it`,
        at: python.range,
        edits: insertListItemAfter(build.dockerfile, python, setuptools),
        because: [
          file === undefined
            ? { text: `${gyp} is asked for`, range: run.command.range }
            : { text: `${gyp} is asked for`, file },
          addon === undefined
            ? { text: 'packages with machine code are compiled by it', range: run.command.range }
            : { text: `${addon} is compiled by it`, range: run.command.range },
        ],
        ...(addon === undefined
          ? {
              safety: 'unsafe',
              risk: 'where no package is compiled, the image gets one package more than it needs',
            }
          : {}),
      };
    }
  },
});
