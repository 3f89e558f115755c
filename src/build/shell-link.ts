import type { Build } from './build.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { listItems } from '../shell/list-items.ts';
import { valueOf } from '../known.ts';
import type { Stage, Step } from './stage.ts';

/** A RUN that puts another shell in the place of /bin/sh, so that what follows is read by that one. */
export interface ShellLink {
  readonly step: Step;
  readonly link: StageCommand;
  /** What SHELL has to say; undefined where SHELL cannot take its place. */
  readonly shell: string | undefined;
  /** Why it cannot. */
  readonly doubt: string;
}

const SHELLS: ReadonlyMap<string, string> = new Map([
  ['bash', '/bin/bash'],
  ['/bin/bash', '/bin/bash'],
  ['/usr/bin/bash', '/usr/bin/bash'],
]);

/** Every `ln` that names /bin/sh. */
export function shellLinks({ stages }: Build): ShellLink[] {
  return stages.flatMap((stage) =>
    stage.commands.flatMap((link) => {
      const words = link.command.words.map(({ literal }) => literal ?? '');
      if (link.command.name !== 'ln' || !words.slice(1).includes('/bin/sh')) return [];
      const operands = words.slice(1).filter((word) => !word.startsWith('-'));
      const shell =
        operands.length === 2 && operands[1] === '/bin/sh' ? SHELLS.get(operands[0] ?? '') : undefined;
      const doubt =
        shell === undefined ? 'what it puts in the place of /bin/sh is not bash' : doubtOf(link.step, stage);
      return [{ step: link.step, link, shell: doubt === '' ? shell : undefined, doubt }];
    }),
  );
}

function doubtOf(step: Step, stage: Stage): string {
  const { instruction, index } = step;
  const text = valueOf(shellOf(step))?.text;
  const items = text === undefined ? undefined : listItems(text);
  const commands = commandsOf(step);
  const isList =
    items?.every(({ before }) => before !== '||' && before !== '&') === true &&
    items.length === commands.length;
  if (instruction.json !== undefined || instruction.heredocs.length > 0 || !isList)
    return 'the RUN does more than to put bash there';
  if (!commands.every((run) => changesShell(run))) return 'the RUN does something else too';
  const shell = valueOf(stage.state(index).shell) ?? [];
  if (shell.join(' ') !== '/bin/sh -c') return 'SHELL has been set before';
  const later = stage.steps.slice(index + 1);
  const names = later.some((one) =>
    commandsOf(one).some(({ command }) => command.words.some(({ literal }) => literal === '/bin/sh')),
  );
  return names || later.some((one) => one.instruction.keyword === 'SHELL')
    ? 'the shell is set again further on'
    : '';
}

/** `rm /bin/sh`, `mv /bin/sh /bin/sh.old`, and the link itself. */
function changesShell({ command: { name, words } }: StageCommand): boolean {
  const operands = words
    .slice(1)
    .flatMap(({ literal }) => (literal?.startsWith('-') === true ? [] : [literal ?? '']));
  if (name === 'ln') return operands[1] === '/bin/sh';
  if (name === 'rm') return operands.length === 1 && operands[0] === '/bin/sh';
  return (
    name === 'mv' &&
    operands.length === 2 &&
    operands[0] === '/bin/sh' &&
    operands[1]?.startsWith('/bin/sh') === true
  );
}
