import type { Build } from '../src/build/build.ts';
import { takenPrograms, type TakenProgram } from '../src/build/global-programs.ts';
import { insertWordsAfter, removeCommand } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Do not install again what the image has',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['yarn'],
  *fixes(build) {
    for (const taken of takenPrograms(build)) {
      const { run, program, needless, because } = taken;
      const isSafe = needless !== undefined || program === 'yarn';
      yield {
        kind: 'fix',
        message:
          needless === undefined
            ? `the image has a ${program} already, which npm does not overwrite: pass --force`
            : `the image has ${program} already, and npm does not overwrite it: use that one`,
        at: run.command.range,
        edits: edits(build, taken),
        because: [because],
        ...(isSafe
          ? {}
          : {
              safety: 'unsafe' as const,
              risk: `what else uses the ${program} that was there gets another one`,
            }),
      };
    }
  },
});

/** Leaves the package out where what is there will do, and lets npm overwrite it otherwise. */
function edits({ dockerfile }: Build, { run, needless, isAlone }: TakenProgram): Edit[] {
  const { command, step } = run;
  const verb = command.words[1];
  const force = verb === undefined ? [] : insertWordsAfter(verb, '--force');
  if (needless === undefined) return force;
  if (!isAlone) {
    const before = command.words[command.words.indexOf(needless) - 1];
    return [{ start: before?.range.end ?? needless.range.start, end: needless.range.end, text: '' }];
  }
  const all = step.stage.commands.filter((each) => each.step === step).map((each) => each.command);
  return removeCommand(dockerfile, step.instruction, all, command) ?? force;
}
