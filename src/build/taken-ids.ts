import { known, unknown, valueOf, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Family } from './image.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** A command that fails because a user of the base image has the id that it asks for. */
export interface TakenId {
  readonly run: StageCommand;
  readonly holder: Account;
  /** Name of the holder. */
  readonly name: string;
  /** What stands before the first command of the RUN that makes users or groups. */
  readonly first: StageCommand;
}

/** Ids below are of the system: what holds one may be needed by a package. */
const FIRST_USER_ID = 1000;

const MAKES_ACCOUNTS = new Set(['adduser', 'addgroup', 'useradd', 'groupadd']);

/** Every user of the base image that stands in the way of commands of this stage, at the first of these. */
export function takenIds(stage: Stage): TakenId[] {
  const found = new Map<string, TakenId>();
  for (const run of stage.commands) {
    const holder = stage.users.holder(run.command);
    const name = holder && valueOf(holder.name);
    const first = stage.commands.find(
      ({ step, command }) => step === run.step && MAKES_ACCOUNTS.has(command.name),
    );
    if (holder === undefined || name === undefined || first === undefined || found.has(name)) continue;
    const isOfImage = holder.made === undefined && (valueOf(holder.uid) ?? 0) >= FIRST_USER_ID;
    if (isOfImage) found.set(name, { run, holder, name, first });
  }
  return [...found.values()];
}

const REMOVERS: Partial<Record<Family, (name: string) => string>> = {
  alpine: (name) => `deluser --remove-home ${name}`,
  debian: (name) => `userdel -r ${name}`,
  ubuntu: (name) => `userdel -r ${name}`,
};

/** The command that makes room for a user, or why it would not do. */
export function removal(stage: Stage, { run, name, first }: TakenId): Known<string> {
  const { image } = stage;
  const family = image.known ? valueOf(image.value.distro)?.family : undefined;
  const remover = family === undefined ? undefined : REMOVERS[family];
  if (remover === undefined) return unknown(`how ${name} is removed in this distribution is not recorded`);
  if (first.command.reached !== 'always') return unknown('the commands that make users may be passed over');
  const user = stage.build.stages.find((one) => one.chain.includes(stage) && names(one, name));
  if (user !== undefined) return unknown(`the Dockerfile works with ${name} as well`);
  return isBroken(stage, run)
    ? known(remover(name))
    : unknown('the build goes on without the user, and nothing needs it');
}

/** The build stops here, or the container cannot start as a user that is not there. */
function isBroken(stage: Stage, { command }: StageCommand): boolean {
  if (command.reached === 'always' && !command.tolerated) return true;
  return stage.build.targets.some((target) => {
    const name = valueOf(target.end.userSpec.value)?.split(':')[0] ?? '';
    const isLacking = stage.users.failsToMake(name) && target.users.lacks(name, target.steps.length);
    return isLacking && target.chain.includes(stage);
  });
}

/** Programs of a container are no matter of its users: `CMD ["node", "server.js"]`. */
const STARTS = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Whether a stage has the name of a user anywhere: as USER, as an owner, in a path, as an argument of a command. */
function names(stage: Stage, name: string): boolean {
  const hasName = (text: string): boolean => text.split(/[:=/]/).includes(name);
  return (
    stage.steps.some(({ instruction, index }) => {
      if (STARTS.has(instruction.keyword) || instruction.keyword === 'RUN') return false;
      const flags = instruction.flags.map(({ value }) => value ?? '');
      const texts = [...flags, ...instruction.words.map(({ value }) => value)];
      return texts.some((text) => hasName(valueOf(stage.state(index).expand(text).value) ?? text));
    }) ||
    stage.commands.some(({ command, words }) =>
      [...command.wrappedBy, ...words.slice(1).map((word) => valueOf(word) ?? '')].some(hasName),
    )
  );
}
