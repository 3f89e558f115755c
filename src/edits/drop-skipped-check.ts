import type { SkippedCheck } from '../build/skipped-checks.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { commandsOf } from '../build/commands.ts';
import { removeCommand } from './remove-command.ts';
import { removeInstruction } from './remove-instruction.ts';

/** Takes out what switches a check off; undefined where what stands beside it hangs on it. */
export function dropSkippedCheck(
  dockerfile: Dockerfile,
  { removal }: SkippedCheck,
): readonly Edit[] | undefined {
  if (removal.kind === 'text') return removal.edits;
  if (removal.kind === 'instruction') return removeInstruction(dockerfile, removal.instruction);
  const { step, command } = removal.run;
  const all = commandsOf(step).map((run) => run.command);
  return removeCommand(dockerfile, step.instruction, all, command);
}
