import type { Pair } from '../dockerfile/types.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** An ARG without a default that gives a user or group its number. */
export interface UnsetId {
  readonly name: string;
  readonly pair: Pair;
  /** The command that is called with it. */
  readonly run: StageCommand;
}

const ACCOUNT_COMMANDS = new Set(['useradd', 'usermod', 'adduser', 'groupadd', 'groupmod', 'addgroup']);

/** Every such ARG of a stage, in the order of the commands. */
export function unsetIds(stage: Stage): UnsetId[] {
  const found = new Map<string, UnsetId>();
  for (const run of stage.commands) {
    const { command, step } = run;
    if (!ACCOUNT_COMMANDS.has(command.name)) continue;
    for (const word of [command.option('-u', '--uid'), command.option('-g', '--gid')]) {
      const name = word && soleVariable(word);
      const pair = name === undefined ? undefined : argumentBefore(stage, name, step.index);
      const isUnset = (pair?.value?.value ?? '') === '';
      if (name !== undefined && pair !== undefined && isUnset && !found.has(name))
        found.set(name, { name, pair, run });
    }
  }
  const [first] = found.values();
  if (first === undefined) return [];
  // What else the RUN does with numbers of accounts, it does with the same variables.
  for (const [name, pair] of idArguments(stage, first.run.step.index))
    if (!found.has(name)) found.set(name, { name, pair, run: first.run });
  return [...found.values()];
}

/** ARGs without a default before a step that are named as numbers of accounts are. */
function idArguments({ steps }: Stage, limit: number): Map<string, Pair> {
  const pairs = steps
    .slice(0, limit)
    .flatMap(({ instruction }) => (instruction.keyword === 'ARG' ? instruction.pairs : []));
  const unset = pairs.filter(({ key, value }) => ID_NAME.test(key) && (value?.value ?? '') === '');
  return new Map(unset.map((pair) => [pair.key, pair]));
}

const ID_NAME = /^(?:[a-z]+_)?(?:u|g|user_?|group_?)id$/i;

/** The variable that is all of a word. */
function soleVariable({ parts }: ShellWord): string | undefined {
  const [part, ...more] = parts ?? [];
  return part?.kind === 'variable' && part.fallback === undefined && more.length === 0
    ? part.name
    : undefined;
}

function argumentBefore({ steps }: Stage, name: string, limit: number): Pair | undefined {
  const declared = steps
    .slice(0, limit)
    .flatMap(({ instruction }) => (instruction.keyword === 'ARG' ? instruction.pairs : []));
  return declared.findLast(({ key }) => key === name);
}
