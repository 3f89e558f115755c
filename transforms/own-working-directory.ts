import { lockedInstall, type LockedInstall } from '../src/build/install-directories.ts';
import { appendCommand, insertInstructionBefore } from '../src/edits/index.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the working directory to the user that installs packages there',
  why: `A directory that WORKDIR or \`mkdir\` makes before \`USER node\` belongs to root, and \`npm ci\` as that user cannot make its
node_modules in it. The directory is given to the user while root still works; what lies in it stays as it is.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "npm ERR! Error: EACCES: permission denied, mkdir '/app/node_modules'",
    "npm error Error: EACCES: permission denied, mkdir '/usr/src/app/node_modules'",
    "npm ERR! Error: EACCES: permission denied, access '/home/node/app'",
    'error An unexpected error occurred: "EACCES: permission denied, mkdir \'/app/node_modules\'"',
  ],
  check: 'docker build .',
  sources: [
    'https://github.com/nodejs/docker-node/issues/740',
    'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user',
  ],
  looksFor: ['npm', 'yarn', 'pnpm', 'bun'],
  *fixes(build) {
    for (const stage of build.needed) {
      const locked = lockedInstall(stage);
      if (locked === undefined) continue;
      const { run, directory, owner, user } = locked;
      yield {
        kind: 'fix',
        message: `${owner.split(':')[0] ?? owner} installs packages in ${directory}, which belongs to root: give it to that user`,
        at: user.range,
        edits: edits(build, locked),
        because: [{ text: 'the packages are installed here', range: run.command.range }],
      };
    }
  },
});

function edits({ dockerfile }: Build, { directory, owner, maker, user }: LockedInstall): Edit[] {
  const own = (path: string) => `chown ${owner} ${path}`;
  const written = maker?.command.words.at(-1)?.raw;
  return maker === undefined || written === undefined || maker.step.instruction.json !== undefined
    ? insertInstructionBefore(dockerfile, user, `RUN ${own(directory)}`)
    : appendCommand(dockerfile, maker.step.instruction, maker.command, own(written));
}
