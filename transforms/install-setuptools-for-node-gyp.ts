import { missingDistutils } from '../src/build/gyp-distutils.ts';
import { insertListItemAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install setuptools beside Python for a node-gyp that needs distutils',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
