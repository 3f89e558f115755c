import { unsharedManager } from '../src/build/corepack.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const HOME = '/usr/local/share/corepack';

export default transform({
  summary: 'Keep what corepack prepares where every user finds it',
  why: `corepack keeps package managers in the home of whoever calls it. What root prepares in the build lies in /root/.cache; the
user that the container runs as finds nothing and downloads it at every start, or stops where there is no network, no
home or a read-only file system. COREPACK_HOME names one directory for all, which everybody may read.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A version that is not prepared in the build cannot be downloaded by the user when the container starts',
  symptoms: [
    "Error: EACCES: permission denied, mkdir '/nonexistent/.cache/node/corepack/v1'",
    'Error when performing the request to https://registry.example.org/pnpm',
    "EROFS: read-only file system, mkdir '/home/node/.cache'",
  ],
  check: 'docker run --rm --network none --entrypoint pnpm IMAGE --version',
  sources: [
    'https://github.com/nodejs/corepack#environment-variables',
    'https://github.com/nodejs/corepack#offline-workflow',
  ],
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
