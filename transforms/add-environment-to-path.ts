import { unreachedScript, type UnreachedScript } from '../src/build/environments.ts';
import type { Stage } from '../src/build/stage.ts';
import { addToEnv, envInstruction, insertInstructionAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Put the virtual environment on PATH',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['venv', 'virtualenv', 'uv', 'poetry', 'pipenv'],
  *fixes(build) {
    for (const target of build.targets) {
      const unreached = unreachedScript(target);
      if (unreached === undefined) continue;
      const { script, environment, instruction } = unreached;
      yield {
        kind: 'fix',
        message: `${script} is in ${environment.place}/bin, which is not on PATH: put it there`,
        at: instruction.range,
        edits: edits(target, unreached),
        because: [
          {
            text: `the environment ${environment.place} comes from here`,
            range: environment.step.instruction.range,
          },
          { text: 'it is filled here', range: environment.run.command.range },
        ],
      };
    }
  },
});

/** Behind what brings the environment, or behind a PATH that is set later and need not keep what was before. */
function edits(target: Stage, { environment: { step, text } }: UnreachedScript): Edit[] {
  const { stage, index, instruction } = step;
  const { dockerfile } = target.build;
  const variables = { PATH: `${text}/bin:$PATH` };
  const path = target === stage ? stage.lastEnv('PATH') : undefined;
  const setsLater = path !== undefined && path.range.start > instruction.range.start;
  const env = path === undefined && target === stage ? stage.envFor(text, 'PATH', index) : undefined;
  return env === undefined
    ? insertInstructionAfter(dockerfile, setsLater ? path : instruction, envInstruction(variables))
    : addToEnv(dockerfile, env, variables);
}
