import { userScript } from '../src/build/user-scripts.ts';
import { addToEnv, envInstruction, insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Put the scripts of a user on PATH',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
