import { lockedInstall, type LockedInstall } from '../src/build/install-directories.ts';
import { appendCommand, insertInstructionBefore } from '../src/edits/index.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the working directory to the user that installs packages there',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['npm', 'yarn', 'pnpm', 'bun', 'mkdir', 'touch'],
  *fixes(build) {
    for (const stage of build.needed) {
      const locked = lockedInstall(stage);
      if (locked === undefined) continue;
      const { run, directory, owner, certain, user } = locked;
      yield {
        kind: 'fix',
        message: `${owner.split(':')[0] ?? owner} ${MAKES.has(run.command.name) ? 'makes files' : 'installs packages'} in ${directory}, which belongs to root: give it to that user`,
        at: user.range,
        edits: edits(build, locked),
        because: [
          {
            text: MAKES.has(run.command.name)
              ? 'this makes something there'
              : 'the packages are installed here',
            range: run.command.range,
          },
        ],
        ...(certain
          ? {}
          : { safety: 'unsafe', risk: 'where what it makes is there already, the build works as it is' }),
      };
    }
  },
});

const MAKES: ReadonlySet<string> = new Set(['mkdir', 'touch']);

function edits({ dockerfile }: Build, { directory, owner, maker, user }: LockedInstall): Edit[] {
  const own = (path: string) => `chown ${owner} ${path}`;
  const written = maker?.command.words.at(-1)?.raw;
  return maker === undefined || written === undefined || maker.step.instruction.json !== undefined
    ? insertInstructionBefore(dockerfile, user, `RUN ${own(directory)}`)
    : appendCommand(dockerfile, maker.step.instruction, maker.command, own(written));
}
