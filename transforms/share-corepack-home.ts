import { unsharedManager } from '../src/build/corepack.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const HOME = '/usr/local/share/corepack';

export default transform({
  summary: 'Keep what corepack prepares where every user finds it',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A version that is not prepared in the build cannot be downloaded by the user when the container starts',
  *fixes(build) {
    const mended = new Set<unknown>();
    for (const target of build.targets) {
      const unshared = unsharedManager(target);
      if (unshared === undefined || mended.has(unshared.run.command)) continue;
      const { manager, run, user, instruction } = unshared;
      mended.add(run.command);
      yield {
        kind: 'fix',
        message: `root prepares ${manager}, and ${user}, who starts it, does not find it: keep it in a directory for all`,
        at: run.command.range,
        edits: insertInstructionBefore(
          build.dockerfile,
          run.step.instruction,
          envInstruction({ COREPACK_HOME: HOME }),
        ),
        because: [{ text: `${manager} is started here`, range: instruction.range }],
      };
    }
  },
});
