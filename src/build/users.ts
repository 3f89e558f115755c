import { known, unknown, type Known } from '../known.ts';
import type { Command } from '../shell/types.ts';
import type { Accounts, Family } from './image.ts';
import { busyboxChange } from './users/busybox.ts';
import { debianChange } from './users/debian.ts';
import type { Resolve } from './users/getopt.ts';
import { shadowChange } from './users/shadow.ts';
import type { AccountChange, AccountLookup, UserSystem } from './users/types.ts';

export type { Resolve } from './users/getopt.ts';
export type * from './users/types.ts';

/** Whose adduser, addgroup, deluser and delgroup a distribution has. */
export type AdduserDialect = 'debian' | 'busybox' | 'shadow';

const DIALECTS: Record<Family, AdduserDialect | undefined> = {
  debian: 'debian',
  ubuntu: 'debian',
  alpine: 'busybox',
  busybox: 'busybox',
  almalinux: 'shadow',
  amazonlinux: 'shadow',
  centos: 'shadow',
  fedora: 'shadow',
  oraclelinux: 'shadow',
  redhat: 'shadow',
  rockylinux: 'shadow',
  scratch: undefined,
};

const ADDUSER = new Set(['adduser', 'addgroup', 'deluser', 'delgroup']);
/** Options at which the other programs of that name stop; so do those others at -D, -S and -H of busybox. */
const DEBIAN_ONLY = new Set(['--group', '--disabled-login', '--add_extra_groups', '--force-badname']);

const ACCOUNT_FILES = new Set(['/etc/passwd', '/etc/group']);
const WRITERS = new Set([
  'sed',
  'tee',
  'cp',
  'mv',
  'rm',
  'install',
  'ln',
  'ed',
  'perl',
  'python',
  'python3',
  'newusers',
  'vipw',
  'vigr',
]);

/**
 * What a command does to users and groups: known undefined where it certainly leaves them alone. Packages that make
 * users when they are installed are not its matter. `resolve` gives the value of a word.
 */
export function accountChange(
  command: Command,
  system: UserSystem,
  resolve: Resolve,
): Known<AccountChange | undefined> {
  if (writesAccountFile(command)) return unknown('the command writes to /etc/passwd or /etc/group itself');
  if (!ADDUSER.has(command.name))
    return shadowChange(command.name, command, system, resolve) ?? known(undefined);
  const dialect = adduserDialect(command, system);
  if (!dialect.known) return dialect;
  if (dialect.value === 'busybox') return busyboxChange(command.name, command, system, resolve);
  if (dialect.value === 'debian') return debianChange(command.name, command, system, resolve);
  const alias = command.name === 'adduser' ? 'useradd' : command.name;
  return (
    shadowChange(alias, command, system, resolve) ??
    unknown(`there is no ${command.name} in this distribution`)
  );
}

/** Taken from the distribution; where that is not known, from options that only one of the dialects has. */
function adduserDialect(command: Command, { distro }: UserSystem): Known<AdduserDialect> {
  const told = distro.known ? DIALECTS[distro.value.family] : undefined;
  if (told !== undefined) return known(told);
  if (distro.known) return unknown(`there is no ${command.name} in ${distro.value.family}`);
  const options = command.words.slice(1).map(({ literal }) => literal ?? '');
  if (options.some((option) => /^-[a-zA-Z]*[DSH]/.test(option))) return known('busybox');
  return options.some((option) => DEBIAN_ONLY.has(option)) ? known('debian') : distro;
}

function writesAccountFile(command: Command): boolean {
  const written = command.redirects.some(
    ({ operator, target }) => operator.includes('>') && ACCOUNT_FILES.has(target?.literal ?? ''),
  );
  if (written || !WRITERS.has(command.name)) return written;
  if (command.name === 'sed' && !command.has('-i', '--in-place')) return false;
  return (
    command.name === 'newusers' ||
    command.words.slice(1).some(({ literal }) => ACCOUNT_FILES.has(literal ?? ''))
  );
}

/** Finds the accounts of an image by name or id. */
export function lookupIn(accounts: Accounts): AccountLookup {
  const answer = <T>(key: string | number, found: T | undefined): Known<T | undefined> =>
    found === undefined && mayHave(accounts, key)
      ? unknown(`the image may have a user or group ${key}`)
      : known(found);
  return {
    user: (key) =>
      answer(
        key,
        accounts.users.find(({ name, uid }) => name === key || uid === key),
      ),
    group: (key) =>
      answer(
        key,
        accounts.groups.find(({ name, gid }) => name === key || gid === key),
      ),
  };
}

/** Whether an account that is not listed may be there all the same. */
function mayHave({ others, unsure }: Accounts, key: string | number): boolean {
  const systemId = typeof key === 'number' && key >= 1 && key <= 999;
  return others === 'any' || (others === 'system' && systemId) || unsure.has(key);
}
