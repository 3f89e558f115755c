import { absentPnpm } from '../src/build/absent-pnpm.ts';
import { insertInstructionAfter, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install pnpm where it is called',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
