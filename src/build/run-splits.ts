import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { listItems, type ListItem } from '../shell/list-items.ts';
import type { Command } from '../shell/types.ts';
import { commandsOf, shellOf } from './commands.ts';
import { remembered } from './remembered.ts';
import type { Step } from './stage.ts';

/** One command of the list that a RUN is, at its place in the Dockerfile; a compound one with all that is in it. */
export interface RunItem extends Range {
  readonly before: ListItem['before'];
  /** Undefined for a compound one and for a pipeline. */
  readonly command: Command | undefined;
}

/** The list that a RUN in shell form is, or why it cannot be taken as one. */
export const runItems = remembered(readItems);

function readItems(step: Step): Known<readonly RunItem[]> {
  const { instruction } = step;
  if (instruction.json !== undefined) return unknown('an exec form is no list of commands');
  if (instruction.heredocs.length > 0) return unknown('a here-document is a text of its own');
  const shell = shellOf(step);
  if (!shell.known) return shell;
  const items = listItems(shell.value.text);
  if (items === undefined || items.length === 0) return unknown('its commands are no list that ends');
  const simple = new Map(shell.value.commands.map((command) => [command.range.start, command]));
  return known(
    items.map(({ before, start, end }) => {
      const range = shell.value.range(start, end);
      const command = simple.get(range.start);
      return { ...range, before, command: command?.range.end === range.end ? command : undefined };
    }),
  );
}

/** Programs and words that take away what was made before. */
const CLEANS: ReadonlySet<string> = new Set('find rm rmdir shred unlink'.split(' '));
const CLEANING_WORDS =
  /^(autoclean|autoremove|clean|clear|del|distclean|erase|prune|purge|remove|uninstall|cache)$/;

/** What a command leaves to those behind it in the same shell. */
const LEAVES_TO_NEXT: ReadonlySet<string> = new Set(
  ' . alias declare eval export local read readonly set shopt source trap typeset ulimit umask unset'.split(
    ' ',
  ),
);

/** Why a RUN cannot become two where one of its items stands; undefined where it can. */
export function splitDoubt(step: Step, items: readonly RunItem[], at: RunItem): string | undefined {
  if (items.some(({ before }) => before !== undefined && before !== '&&'))
    return 'the RUN does something else before, and not all of it is joined by &&';
  const commands = commandsOf(step).map(({ command }) => command);
  if (commands.some((command) => command.range.start > at.start && cleans(command)))
    return 'the RUN takes away at its end what it has made before, and two layers would keep it';
  const plain = items.every(({ start, command }) => start < at.start || command !== undefined);
  const leaves = commands.find(
    (command) => command.range.start < at.start && !command.isolated && leavesToNext(command, plain),
  );
  return leaves === undefined ? undefined : 'what the RUN sets before is needed behind it';
}

function cleans({ name, words }: Command): boolean {
  return CLEANS.has(name) || words.some(({ literal }) => CLEANING_WORDS.test(literal ?? ''));
}

/** `set -e` says nothing that `&&` does not, where no loop and no condition comes behind. */
function leavesToNext({ name, words }: Command, plain: boolean): boolean {
  if (name === 'set') return !plain || words.slice(1).some(({ literal }) => !/^-[ex]+$/.test(literal ?? ''));
  return LEAVES_TO_NEXT.has(name);
}
