import { refusedEnables, type RefusedEnable } from '../src/build/corepack.ts';
import type { Stage } from '../src/build/stage.ts';
import { insertInstructionBefore, removeInstruction } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Enable corepack before USER',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['corepack'],
  *fixes(build) {
    const moved = new Set<unknown>();
    for (const stage of build.needed) {
      for (const refused of refusedEnables(stage)) {
        if (!refused.known) {
          const at =
            stage.commands.find(({ command }) => command.name === 'corepack')?.command.range ??
            stage.from.range;
          yield { kind: 'left-alone', at, reason: refused.reason };
        } else if (!moved.has(refused.value.user)) {
          moved.add(refused.value.user);
          yield offer(stage, refused.value);
        }
      }
    }
  },
});

function offer(stage: Stage, { run, user }: RefusedEnable): Offer {
  const { command } = run;
  const removed = removal(stage, run);
  if (removed === undefined)
    return {
      kind: 'left-alone',
      at: command.range,
      reason: 'corepack enable cannot be taken out of its RUN',
    };
  const call = command.words.map(({ raw }) => raw).join(' ');
  return {
    kind: 'fix',
    message: `${call} needs root to write to /usr/local/bin: call it before USER`,
    at: command.range,
    edits: [...insertInstructionBefore(stage.build.dockerfile, user, `RUN ${call}`), ...removed],
    because: [{ text: 'from here on commands run as this user', range: user.range }],
  };
}

/** Takes the call out of its list, or the RUN that does nothing else. */
function removal({ build, commands }: Stage, { step, command }: RefusedEnable['run']): Edit[] | undefined {
  const all = commands.filter((one) => one.step === step).map((one) => one.command);
  if (all.length === 1) return removeInstruction(build.dockerfile, step.instruction);
  const index = all.indexOf(command);
  const [before, next] = [all[index - 1], all[index + 1]];
  if (step.instruction.json !== undefined || command.assignments.length > 0) return undefined;
  if (command.after === '&&' && next?.before === '&&')
    return [{ start: command.range.start, end: next.range.start, text: '' }];
  if (command.before === '&&' && command.after === undefined && before?.after === '&&')
    return [{ start: before.range.end, end: command.range.end, text: '' }];
  return undefined;
}
