import { known, unknown, type Known } from '../known.ts';
import type { Command, ListEnd } from '../shell/types.ts';
import { commandsOf, listEnd, type StageCommand } from './commands.ts';

/** Where a RUN can clean up behind a call of a package manager. */
export interface CleanupPlace {
  /** What the clean-up is written behind: the end of the RUN, or else the call itself. */
  readonly end: ListEnd;
  /** The `rm -rf` that ends the RUN, where it does. */
  readonly remover: Command | undefined;
  /** `sudo ` where the call needs it to be root. */
  readonly prefix: string;
}

/** The end of the RUN where something can be written there, else behind the call. */
export function cleanupPlace(call: StageCommand): Known<CleanupPlace> {
  const { command, step } = call;
  if (step.instruction.json !== undefined && !command.wrappedBy.includes('-c'))
    return unknown('no shell reads the exec form');
  const prefix = needsSudo(call) ? 'sudo ' : '';
  const found = listEnd(step);
  if (found.known)
    return known({ end: found.value, remover: removerAt(call, found.value.range.end), prefix });
  if (command.reached !== 'always' || command.after === '|' || command.before === '|') return found;
  return known({ end: command, remover: undefined, prefix });
}

function needsSudo({ command, step }: StageCommand): boolean {
  return command.wrappedBy.includes('sudo') && !step.stage.state(step.index).isRoot;
}

function removerAt(call: StageCommand, offset: number): Command | undefined {
  const last = commandsOf(call.step).findLast(({ command }) => command.range.end === offset)?.command;
  if (last === undefined || last.name !== 'rm' || last.reached !== 'always' || last.isolated)
    return undefined;
  const sameUser = last.wrappedBy.includes('sudo') === call.command.wrappedBy.includes('sudo');
  const forces = last.has('-f', '--force') && last.has('-r', '-R', '--recursive');
  const isPlain = last.redirects.length === 0 && !last.words.some(({ literal }) => literal === '--');
  return forces && sameUser && isPlain && !last.tolerated && last.before !== '|' && last.before !== '||'
    ? last
    : undefined;
}
