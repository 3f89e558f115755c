import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Command } from '../shell/types.ts';
import { removeInstruction } from './remove-instruction.ts';

const IN_LIST: ReadonlySet<Command['before']> = new Set([undefined, '&&', ';']);

/**
 * Takes a command out of a list whose commands run one after the other, the instruction with it where that holds nothing
 * else; undefined where what stands beside it hangs on it. `all` are the commands of the instruction, in order.
 */
export function removeCommand(
  dockerfile: Dockerfile,
  instruction: Instruction,
  all: readonly Command[],
  command: Command,
): Edit[] | undefined {
  if (!IN_LIST.has(command.before) || !IN_LIST.has(command.after) || command.reached !== 'always')
    return undefined;
  if (all.length === 1) return removeInstruction(dockerfile, instruction);
  const index = all.indexOf(command);
  const [previous, next] = [all[index - 1], all[index + 1]];
  if (command.after !== undefined && next !== undefined)
    return [{ start: command.range.start, end: next.range.start, text: '' }];
  if (command.before === undefined || previous === undefined) return undefined;
  return [{ start: previous.range.end, end: command.range.end, text: '' }];
}
