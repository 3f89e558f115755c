import { failsInPipe, isDownloader, isEarlyReader, isReader, isRefuser } from '../facts/pipes.ts';
import type { Command } from '../shell/types.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Step } from './stage.ts';

/** Commands of a RUN that write into each other. */
export interface Pipe {
  readonly commands: readonly StageCommand[];
  /** One end of it is no simple command: a loop, a group, or one with a substitution in it. */
  readonly open: boolean;
  /** What `set -o pipefail` does to it where all goes well. */
  readonly underPipefail: 'same' | 'perhaps fails' | 'fails';
}

/** The pipes of a RUN, in order. */
export function pipesOf(step: Step): readonly Pipe[] {
  const all = commandsOf(step);
  const groups: StageCommand[][] = [];
  all.forEach((one, index) => {
    const joins = one.command.before === '|' && all[index - 1]?.command.after === '|';
    if (joins) groups.at(-1)?.push(one);
    else if (one.command.before === '|' || one.command.after === '|') groups.push([one]);
  });
  return groups.map((commands) => {
    const open = commands[0]?.command.before === '|' || commands.at(-1)?.command.after === '|';
    return { commands, open, underPipefail: underPipefail(commands, open, all) };
  });
}

/** True where the RUN sets the option by itself. */
export function setsPipefail(step: Step): boolean {
  return commandsOf(step).some(
    ({ command: { name, words } }) => name === 'set' && words.some(({ literal }) => literal === 'pipefail'),
  );
}

function underPipefail(
  commands: readonly StageCommand[],
  open: boolean,
  all: readonly StageCommand[],
): Pipe['underPipefail'] {
  const last = commands.at(-1);
  const next = last && all[all.indexOf(last) + 1];
  if (last?.command.after === '||' && ['true', ':'].includes(next?.command.name ?? '')) return 'same';
  if (commands.some(({ command }) => stopsReading(command) || neverEnds(command))) return 'fails';
  return !open && isUnchanged(commands) ? 'same' : 'perhaps fails';
}

/** What writes a text does not fail; behind a download stands what fails by itself where that has failed. */
function isUnchanged([first, ...rest]: readonly StageCommand[]): boolean {
  const last = rest.at(-1);
  if (first === undefined || last === undefined || !rest.every(({ command }) => isReader(command.name)))
    return false;
  const { name } = first.command;
  return name === 'echo' || name === 'printf' || (isDownloader(name) && isRefuser(last.command.name));
}

/** Whoever still writes then gets a signal, and the pipe a failure. */
function stopsReading(command: Command): boolean {
  if (command.before !== '|') return false;
  const { name, words } = command;
  if (name === 'grep' || name === 'egrep' || name === 'fgrep')
    return command.has('-q', '--quiet', '--silent', '-m', '--max-count', '-L', '-l');
  if (name === 'sed') return words.some(({ raw }) => QUITS.test(raw));
  if (name === 'awk' || name === 'gawk' || name === 'mawk')
    return words.some(({ raw }) => raw.includes('exit'));
  return isEarlyReader(name);
}

/** The command q of sed: at the start of a script, or behind an address, a brace or a semicolon. */
const QUITS = /(^|[\s'"{;/$\d])[qQ]\d*\s*(['"};]|$)/;

function neverEnds({ name, before, after }: Command): boolean {
  return after === '|' && before !== '|' && failsInPipe(name);
}
