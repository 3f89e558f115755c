import { known, map, unknown, type Known } from '../../known.ts';
import type { AccountLookup } from './types.ts';

/** Group and id of a user. */
export interface Membership {
  readonly group: Known<string>;
  readonly gid: Known<number>;
  readonly ownGroup: boolean;
}

const CHOSEN = 'the program chooses the id itself';

/** The number that an option gives; undefined where the option is absent. */
export function idOf(value: Known<string> | undefined): Known<number> | undefined {
  if (value === undefined || !value.known) return value;
  return /^[0-9]+$/.test(value.value)
    ? known(Number(value.value))
    : unknown(`${value.value} is not a number`);
}

export function chosen(): Known<number> {
  return unknown(CHOSEN);
}

/** A group that is given by its name or its id. */
export function namedGroup(value: Known<string>, accounts: AccountLookup): Membership {
  if (!value.known) return { group: value, gid: value, ownGroup: false };
  const numeric = /^[0-9]+$/.test(value.value);
  const found = accounts.group(numeric ? Number(value.value) : value.value);
  const missing = unknown(`nothing is known about the group ${value.value}`);
  const group = found.known ? (found.value === undefined ? missing : known(found.value)) : found;
  return {
    group: numeric ? map(group, ({ name }) => name) : value,
    gid: numeric ? known(Number(value.value)) : map(group, ({ gid }) => gid),
    ownGroup: false,
  };
}

/** A group of the user's name, with the user's id where that is free. */
export function ownGroup(name: string, uid: Known<number>, accounts: AccountLookup): Membership {
  return { group: known(name), gid: freeGid(uid, accounts), ownGroup: true };
}

function freeGid(uid: Known<number>, accounts: AccountLookup): Known<number> {
  if (!uid.known) return uid;
  const taken = accounts.group(uid.value);
  if (!taken.known) return taken;
  return taken.value === undefined ? uid : unknown(`the group id ${uid.value} is in use`);
}

/** The only operand, which must be known. */
export function onlyName(operands: readonly Known<string>[]): Known<string> {
  const [name] = operands;
  return name === undefined || operands.length > 1
    ? unknown('the command does not name one user or group')
    : name;
}
