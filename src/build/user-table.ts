import { known, unknown, type Known } from '../known.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** Somebody who can be named by USER. */
export interface Account {
  /** As USER names it, without the group. */
  readonly spec: string;
  /** Known undefined where an id has no entry in /etc/passwd. */
  readonly name: Known<string | undefined>;
  readonly uid: Known<number | undefined>;
  /** Primary group: a name or an id. */
  readonly group: Known<string | undefined>;
  /** Home as /etc/passwd has it; `/` for an id without an entry. */
  readonly home: Known<string>;
  /** Whether the command that makes the account makes the home too. */
  readonly homeMade: Known<boolean>;
  /** The command that makes it; undefined where the base image has it, or nothing. */
  readonly made: StageCommand | undefined;
}

export class UserTable {
  readonly #stage: Stage;
  constructor(stage: Stage) {
    this.#stage = stage;
  }
  account(spec: string, _index: number): Known<Account> {
    const name = spec.split(':')[0] ?? '';
    const { image } = this.#stage;
    if (!image.known) return image;
    const user = image.value.users.find((one) => one.name === name || String(one.uid) === name);
    if (user === undefined) return unknown(`no user ${name}`);
    return known({ spec: name, name: known(user.name), uid: known(user.uid), group: unknown(''), home: known(user.home), homeMade: user.homeExists, made: undefined });
  }
  madeBy(_command: Command): Account | undefined {
    return undefined;
  }
}
