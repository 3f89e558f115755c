import { otherLockfiles, type OtherLockfile } from '../src/build/other-lockfiles.ts';
import { insertWordsAfter, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install with the package manager that locks the project',
  why: `\`npm ci\` reads package-lock.json alone. A project whose versions are in yarn.lock, or in pnpm-lock.yaml, has none, and
the build stops. The manager that wrote the lockfile installs just what is in it; package scripts are run as before.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'The `npm ci` command can only install with an existing package-lock.json',
    'npm ERR! cipm can only install packages with an existing package-lock.json',
    'failed to calculate checksum of ref: "/package-lock.json": not found',
  ],
  assumes: ['No file of the project is written between the checkout and the build.'],
  check: 'docker build .',
  sources: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci#description',
    'https://classic.yarnpkg.com/en/docs/cli/install#toc-yarn-install-frozen-lockfile',
    'https://pnpm.io/cli/install#--frozen-lockfile',
  ],
  looksFor: ['npm'],
  *fixes(build) {
    if (!build.context.complete) return;
    for (const stage of build.needed) {
      for (const found of otherLockfiles(stage)) {
        if (!found.known) {
          yield { kind: 'left-alone', at: stage.from.range, reason: found.reason };
          continue;
        }
        const { missing, lockfile, install } = found.value;
        yield {
          kind: 'fix',
          message: `npm ci needs package-lock.json, and the project is locked by ${lockfile.path}: ${install}`,
          at: missing.run.command.range,
          edits: edits(found.value),
          because: [{ text: `the versions are in ${lockfile.path}`, file: lockfile.path }],
        };
      }
    }
  },
});

function edits({ missing, lockfile, install, wrongSource, beside }: OtherLockfile): Edit[] {
  const { words } = missing.run.command;
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { start: first.range.start, end: last.range.end };
  return [
    ...(wrongSource === undefined ? [] : replaceWord(wrongSource, lockfile.path)),
    ...(beside === undefined ? [] : insertWordsAfter(beside, lockfile.path)),
    ...replaceWord({ range }, install),
  ];
}
