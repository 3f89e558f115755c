import { userScript } from '../src/build/user-scripts.ts';
import { addToEnv, envInstruction, insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Put the scripts of a user on PATH',
  why: `pip that runs as a plain user, or with \`--user\`, installs into \`~/.local\`, and says that the scripts there are not on PATH. A shell of
a person adds that directory at login; a container has no login, and does not find \`gunicorn\`, though Python would find the package.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'exec: "gunicorn": executable file not found in $PATH: unknown',
    "WARNING: The script gunicorn is installed in '/home/app/.local/bin' which is not on PATH.",
    '/bin/sh: 1: uvicorn: not found',
  ],
  check: 'docker run --rm IMAGE',
  sources: [
    'https://pip.pypa.io/en/stable/user_guide/#user-installs',
    'https://github.com/pypa/pip/blob/main/src/pip/_internal/commands/install.py',
  ],
  looksFor: ['pip'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const found = userScript(target);
      if (found === undefined || seen.has(found.install)) continue;
      seen.add(found.install);
      const { directory, install, name, process, stage } = found;
      const variables = { PATH: `${directory}:$PATH` };
      const setsPath = stage.lastEnv('PATH');
      const env = setsPath === undefined ? stage.envFor(directory, 'PATH') : undefined;
      const anchor =
        setsPath !== undefined && setsPath.range.start > install.step.instruction.range.start
          ? setsPath
          : install.step.instruction;
      yield {
        kind: 'fix',
        message: `pip puts ${name} into ${directory}, which is not on PATH: add it`,
        at: process.command.range,
        edits:
          env === undefined
            ? insertInstructionAfter(build.dockerfile, anchor, envInstruction(variables))
            : addToEnv(build.dockerfile, env, variables),
        because: [{ text: 'pip installs for the user here', range: install.command.range }],
      };
    }
  },
});
