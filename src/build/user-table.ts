import { is, known, map, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { Command } from '../shell/types.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { ImageGroup, ImageUser } from './image.ts';
import type { Stage } from './stage.ts';
import { Timeline } from './timeline.ts';
import { accountChange, lookupIn, type AccountChange, type AccountLookup, type UserFact } from './users.ts';

/** Somebody who can be named by USER. */
export interface Account {
  /** As USER names it, without the group. */
  readonly spec: string;
  /** Known undefined where an id has no entry in /etc/passwd. */
  readonly name: Known<string | undefined>;
  readonly uid: Known<number>;
  /** Primary group: a name, or an id. */
  readonly group: Known<string>;
  /** Home as /etc/passwd has it; `/` for an id without an entry. */
  readonly home: Known<string>;
  /** The home is a directory of the account's own from the start. */
  readonly homeMade: Known<boolean>;
  /** What made it; undefined where the base image has it, or nothing. */
  readonly made: StageCommand | undefined;
}

/** The account was removed, or it is not certain what became of it. */
type Row = Account | { readonly doubt: string } | 'gone';

/** Why a command certainly fails. */
interface Failure {
  readonly reason: string;
  /** The account that has the id which the command asks for, by itself or by the group of its own. */
  readonly holder: Account | undefined;
}

/** Ids that no package takes for itself: https://www.debian.org/doc/debian-policy/ch-opersys.html#uid-and-gid-classes */
const FIRST_USER_ID = 1000;
const LAST_USER_ID = 59999;

const SYSTEM_MANAGERS = new Set(['apt', 'apk', 'dnf', 'yum', 'microdnf', 'zypper']);

/** Users and groups of a stage along its steps. Places within one RUN are fractions of its index. */
export class UserTable {
  readonly #stage: Stage;
  readonly #names = new Map<string, Timeline<Row>>();
  readonly #ids = new Map<number, Timeline<Row>>();
  readonly #groups = new Map<string | number, Timeline<ImageGroup | 'gone'>>();
  readonly #doubts = new Timeline<string>();
  readonly #packages = new Timeline<string>();
  readonly #made = new Map<Command, Account>();
  readonly #sure = new Set<Command>();
  readonly #failures = new Map<Command, Failure>();
  readonly #failed = new Map<string, string>();

  #read = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The account that `USER spec` means before step `index`. */
  account(spec: string, index: number): Known<Account> {
    this.#ensureRead();
    const key = spec.split(':')[0] ?? '';
    if (!/^\d+$/.test(key)) {
      const found = this.#user(key === '' ? 'root' : key, index);
      if (!found.known) return found;
      return found.value === undefined
        ? unknown(this.#failed.get(key) ?? `nothing makes a user ${key}`)
        : known({ ...found.value, spec: key });
    }
    const found = this.#user(Number(key), index);
    if (!found.known) return found;
    return known(found.value === undefined ? nobody(key) : { ...found.value, spec: key });
  }

  /** The account that a command makes, if it makes one. */
  madeBy(command: Command): Account | undefined {
    this.#ensureRead();
    return this.#made.get(command);
  }

  /** True where a command certainly makes its account, even if a failure would go unnoticed. */
  surelyMakes(command: Command): boolean {
    this.#ensureRead();
    return this.#sure.has(command);
  }

  /** Why a command that should make a user or group certainly fails. */
  failure(command: Command): string | undefined {
    this.#ensureRead();
    return this.#failures.get(command)?.reason;
  }

  /** The account whose id a command asks for in vain. */
  holder(command: Command): Account | undefined {
    this.#ensureRead();
    return this.#failures.get(command)?.holder;
  }

  /** True where a command of this stage should make a user of that name, and certainly fails. */
  failsToMake(name: string): boolean {
    this.#ensureRead();
    return this.#failed.has(name);
  }

  /** True where there is certainly no user of that name before step `index`. */
  lacks(name: string, index: number): boolean {
    return is(this.#user(name, index), undefined);
  }

  /** A group by name or id before step `index`; known undefined where there is certainly none. */
  group(key: string | number, index: number): Known<ImageGroup | undefined> {
    this.#ensureRead();
    const own = this.#groups.get(key)?.before(index);
    if (own !== undefined) return known(own === 'gone' ? undefined : own);
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.users.group(key, Infinity);
    return base.facts.known ? lookupIn(base.facts.value).group(key) : base.facts;
  }

  #user(key: string | number, index: number): Known<Account | undefined> {
    this.#ensureRead();
    const row = (typeof key === 'number' ? this.#ids.get(key) : this.#names.get(key))?.before(index);
    if (row === 'gone') return known(undefined);
    if (row !== undefined) return 'doubt' in row ? unknown(row.doubt) : known(row);
    const below = this.#below(key);
    if (below.known && below.value !== undefined) return below;
    const taken = typeof key !== 'number' || key < FIRST_USER_ID || key > LAST_USER_ID;
    const doubt = this.#doubts.before(index) ?? (taken ? this.#packages.before(index) : undefined);
    return doubt === undefined ? below : unknown(doubt);
  }

  #below(key: string | number): Known<Account | undefined> {
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.users.#user(key, Infinity);
    if (!base.facts.known) return base.facts;
    const facts = base.facts.value;
    return map(lookupIn(facts).user(key), (user) => user && ofImage(user, facts.groups));
  }

  /** Reads the commands once. A question that reading itself asks (for $HOME) is answered from what was read before. */
  #ensureRead(): void {
    if (this.#read) return;
    this.#read = true;
    const { commands, steps } = this.#stage;
    let position = 0;
    for (const step of steps) {
      if (step.instruction.keyword !== 'RUN') continue;
      const shell = shellOf(step);
      if (!shell.known) this.#doubts.set(step.index, shell.reason);
      for (; commands[position]?.step === step; position++) {
        const run = commands[position];
        // Later commands of the same RUN see what earlier ones made.
        if (run !== undefined) this.#readCommand(run, step.index + position / (commands.length + 1));
      }
    }
  }

  #readCommand(run: StageCommand, at: number): void {
    const operation = operationOf(run.command);
    if (operation?.action === 'install' && SYSTEM_MANAGERS.has(operation.manager))
      return this.#packages.set(at, 'a package that is installed may have made it');
    const { image } = this.#stage;
    const system = { distro: image.known ? image.value.distro : image, accounts: this.#lookup(at) };
    const change = accountChange(run.command, system, (word) => run.value(word));
    if (!change.known) this.#doubts.set(at, change.reason);
    else if (change.value !== undefined) this.#apply(change.value, run, at);
  }

  #lookup(at: number): AccountLookup {
    return {
      user: (key) => map(this.#user(key, at), (account) => account && asImageUser(account)),
      group: (key) => this.group(key, at),
    };
  }

  #apply(change: AccountChange, run: StageCommand, at: number): void {
    const { command } = run;
    switch (change.kind) {
      case 'add-user': {
        const failure = this.#whyFails(change.user, at) ?? (change.keepsExisting ? undefined : change.fails);
        if (failure !== undefined) {
          this.#failed.set(
            change.user.name,
            `the command that makes user ${change.user.name} fails: ${failure}`,
          );
          return void this.#failures.set(command, {
            reason: failure,
            holder: this.#holder(change.user.uid, at),
          });
        }
        const account = ofCommand(change.user, run);
        this.#made.set(command, account);
        const doubt = this.#whyDoubtful(change.user, run, at);
        const row: Row = doubt === undefined ? account : { doubt };
        if (doubt === undefined) this.#sure.add(command);
        set(this.#names, change.user.name, at, row);
        if (change.user.uid.known) set(this.#ids, change.user.uid.value, at, row);
        if (change.user.ownGroup && doubt === undefined)
          this.#addGroup({ name: change.user.name, gid: change.user.gid }, at);
        return;
      }
      case 'add-group': {
        const { name, gid } = change.group;
        const taken = [name, ...(gid.known ? [gid.value] : [])].find((key) => isThere(this.group(key, at)));
        if (taken !== undefined && !change.keepsExisting && !this.#isUnsure(at))
          this.#failures.set(command, {
            reason: `the group ${taken} is already there`,
            holder: taken === name ? undefined : this.#holder(gid, at),
          });
        else if (command.reached === 'always') this.#addGroup({ name, gid }, at);
        return;
      }
      case 'remove-user':
        return this.#remove(change.name, run, at);
      case 'change-user':
        for (const name of [change.name, ...(change.newName?.known ? [change.newName.value] : [])])
          set(this.#names, name, at, { doubt: `user ${change.name} is changed later` });
        return this.#forgetId(change.name, at);
      case 'remove-group':
        return set(this.#groups, change.name, at, 'gone');
      case 'add-member':
      case 'change-group':
        return;
    }
  }

  /** The account with that id, if its group is its own. */
  #holder(id: Known<number>, at: number): Account | undefined {
    const account = id.known ? valueOf(this.#user(id.value, at)) : undefined;
    return account !== undefined && account.name.known && is(account.group, account.name.value)
      ? account
      : undefined;
  }

  /** The group of the same name goes with its user: https://manpages.debian.org/bookworm/passwd/userdel.8.en.html */
  #remove(name: string, { command }: StageCommand, at: number): void {
    const account = valueOf(this.#user(name, at));
    if (command.reached !== 'always' || account === undefined) {
      set(this.#names, name, at, { doubt: `user ${name} may have been removed` });
      return this.#forgetId(name, at);
    }
    set(this.#names, name, at, 'gone');
    if (account.uid.known) set(this.#ids, account.uid.value, at, 'gone');
    const group = is(account.group, name) ? valueOf(this.group(name, at)) : undefined;
    for (const key of group === undefined ? [] : [group.name, group.gid]) set(this.#groups, key, at, 'gone');
  }

  #addGroup({ name, gid }: { name: string; gid: Known<number> }, at: number): void {
    const group = { name, gid: gid.known ? gid.value : -1 };
    set(this.#groups, name, at, group);
    if (gid.known) set(this.#groups, gid.value, at, group);
  }

  #forgetId(name: string, at: number): void {
    const account = this.#user(name, at);
    const uid = account.known ? account.value?.uid : undefined;
    if (uid?.known) set(this.#ids, uid.value, at, { doubt: `user ${name} was removed or changed` });
  }

  /** True where something may have taken away or changed an account that is looked up here. */
  #isUnsure(at: number): boolean {
    const { base } = this.#stage;
    return (
      this.#doubts.before(at) !== undefined || (base.kind === 'stage' && base.stage.users.#isUnsure(Infinity))
    );
  }

  #whyFails(user: UserFact, at: number): string | undefined {
    if (this.#isUnsure(at)) return undefined;
    const sameName = this.#user(user.name, at);
    if (sameName.known && sameName.value !== undefined) return `user ${user.name} is already there`;
    if (!user.uid.known || user.command.has('-o', '--non-unique')) return undefined;
    const holder = this.#user(user.uid.value, at);
    if (!holder.known || holder.value === undefined) return undefined;
    const name = holder.value.name.known ? holder.value.name.value : undefined;
    return `the id ${user.uid.value} belongs to ${name ?? 'somebody'}`;
  }

  /** A build that works says that a command succeeded, unless its failure would go unnoticed. */
  #whyDoubtful(user: UserFact, { command }: StageCommand, at: number): string | undefined {
    if (command.reached === 'sometimes') return `the command that makes user ${user.name} may be passed over`;
    if (!command.tolerated) return undefined;
    const free = user.uid.known ? this.#user(user.uid.value, at) : known(undefined);
    const certain = free.known && this.#user(user.name, at).known;
    return certain
      ? undefined
      : `the command that makes user ${user.name} may fail without stopping the build`;
  }
}

function isThere(group: Known<unknown>): boolean {
  return group.known && group.value !== undefined;
}

function set<K, T>(map: Map<K, Timeline<T>>, key: K, at: number, value: T): void {
  let timeline = map.get(key);
  if (timeline === undefined) map.set(key, (timeline = new Timeline()));
  // `before(at)` of the command itself must not see its own change.
  timeline.set(at, value);
}

function nobody(id: string): Account {
  return {
    spec: id,
    name: known(undefined),
    uid: known(Number(id)),
    // https://docs.docker.com/reference/dockerfile/#user : without a group of its own it gets root's
    group: known('0'),
    home: known('/'),
    homeMade: known(false),
    made: undefined,
  };
}

function ofImage(user: ImageUser, groups: readonly ImageGroup[]): Account {
  const group = groups.find(({ gid }) => gid === user.gid)?.name ?? String(user.gid);
  return {
    spec: user.name,
    name: known(user.name),
    uid: known(user.uid),
    group: known(group),
    home: known(user.home),
    homeMade: user.homeExists,
    made: undefined,
  };
}

function ofCommand(user: UserFact, made: StageCommand): Account {
  const { name, uid, group, home, homeCreated } = user;
  return { spec: name, name: known(name), uid, group, home, homeMade: homeCreated, made };
}

function asImageUser(account: Account): ImageUser {
  return {
    name: account.name.known ? (account.name.value ?? account.spec) : account.spec,
    uid: account.uid.known ? account.uid.value : -1,
    gid: -1,
    home: account.home.known ? account.home.value : '/',
    homeExists: account.homeMade,
  };
}
