import type { Instruction } from '../dockerfile/types.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { StageCommand } from './commands.ts';
import type { Family } from './image.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import type { Account } from './user-table.ts';

/** A USER that names somebody by a name or a variable. */
export interface NamedUser {
  readonly instruction: Instruction;
  /** The name alone, without the group. */
  readonly at: Range;
  readonly name: string;
  readonly id: Known<UserId>;
}

/** The id of an account, and the command that chooses it, where the Dockerfile does not say it itself. */
export interface UserId {
  readonly number: number;
  readonly chosenBy: StageCommand | undefined;
}

/** Every USER of a stage that is not a number. */
export function namedUsers(stage: Stage): NamedUser[] {
  return stage.steps.flatMap((step) => {
    const { instruction } = step;
    const [word, ...more] = instruction.words;
    if (instruction.keyword !== 'USER' || word === undefined || more.length > 0) return [];
    const name = word.value.split(':')[0] ?? '';
    if (name === '' || /^\d+$/.test(name)) return [];
    const inset = word.quote === undefined ? 0 : 1;
    const at = { start: word.range.start + inset, end: word.range.start + inset + name.length };
    return [{ instruction, at, name, id: idOf(step, name) }];
  });
}

function idOf(step: Step, name: string): Known<UserId> {
  const { stage, index } = step;
  if (!/^[a-zA-Z_][\w-]*$/.test(name)) return unknown(`${name} stands for whom the build names`);
  if (name === 'root') return known({ number: 0, chosenBy: undefined });
  const account = stage.users.account(name, index);
  if (!account.known) return account;
  if (bringsAccounts(stage)) return unknown('a copy may bring another /etc/passwd');
  const { made, uid } = account.value;
  if (made?.command.has('-o', '--non-unique') === true)
    return unknown(`somebody else may have the id of ${name}`);
  if (!uid.known) return made === undefined ? uid : chosenId(stage, account.value, made, uid.reason);
  if (made !== undefined && made.command.option('-u', '--uid')?.literal === undefined)
    return unknown(`the id of ${name} is a variable`);
  const holder = stage.users.account(String(uid.value), index);
  const own = holder.known && holder.value.name.known && holder.value.name.value === name;
  return own
    ? known({ number: uid.value, chosenBy: undefined })
    : unknown(`somebody else may have the id of ${name}`);
}

function bringsAccounts({ chain }: Stage): boolean {
  return chain.some(({ copies }) =>
    copies.some(({ target }) => target.known && within('/etc/passwd', target.value) && target.value !== '/'),
  );
}

/** Distributions whose programs give the first user the id 1000, and each one after it the next. */
const FROM_1000: ReadonlySet<Family> = new Set(['debian', 'ubuntu', 'alpine']);
const LAST_ID = 59999;
const MAKERS: ReadonlySet<string> = new Set(['useradd', 'adduser']);

/** The id that the program will choose: https://manpages.debian.org/bookworm/passwd/useradd.8.en.html */
function chosenId(stage: Stage, account: Account, made: StageCommand, reason: string): Known<UserId> {
  const { image } = stage;
  const { command, step } = made;
  if (!image.known || !image.value.distro.known || !FROM_1000.has(image.value.distro.value.family))
    return unknown(reason);
  const isPlain = MAKERS.has(command.name) && command.wrappedBy.length === 0 && command.reached === 'always';
  if (!isPlain || step.instruction.json !== undefined || command.has('-u', '--uid')) return unknown(reason);
  if (command.has('-r', '-S', '--system')) return unknown('the id of a system user depends on the packages');
  const others = stage.chain.some(({ commands, users }) =>
    commands.some((run) => run !== made && users.madeBy(run.command) !== undefined),
  );
  if (others) return unknown('more users than one are made');
  const { users, unsure } = image.value;
  const isRegular = (id: string | number) => typeof id === 'number' && id >= 1000 && id <= LAST_ID;
  const taken = users.filter(({ uid }) => isRegular(uid)).length;
  const number = 1000 + taken;
  const free = step.stage.users.account(String(number), step.index);
  const isNext =
    image.value.others !== 'any' &&
    ![...unsure].some(isRegular) &&
    users.every(({ uid }) => !isRegular(uid) || uid < number) &&
    free.known &&
    free.value.name.known &&
    free.value.name.value === undefined;
  return isNext && account.name.known ? known({ number, chosenBy: made }) : unknown(reason);
}
