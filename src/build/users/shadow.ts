import { known, map, unknown, type Known } from '../../known.ts';
import type { Command } from '../../shell/types.ts';
import type { Distro, Family } from '../image.ts';
import { chosen, idOf, namedGroup, onlyName, ownGroup, type Membership } from './fields.ts';
import { readOptions, type Options, type Resolve } from './getopt.ts';
import type { AccountChange, UserSystem } from './types.ts';

// Options: https://github.com/shadow-maint/shadow/tree/master/src (useradd.c, usermod.c, userdel.c, groupadd.c, groupmod.c, groupdel.c)
const USERADD = [
  'badname',
  'badnames',
  'base-dir/b=',
  'btrfs-subvolume-home',
  'comment/c=',
  'home-dir/d=',
  'defaults/D',
  'expiredate/e=',
  'inactive/f=',
  'add-subids-for-system/F',
  'gid/g=',
  'groups/G=',
  'help/h',
  'skel/k=',
  'key/K=',
  'no-log-init/l',
  'create-home/m',
  'no-create-home/M',
  'no-user-group/N',
  'non-unique/o',
  'password/p=',
  'system/r',
  'root/R=',
  'prefix/P=',
  'shell/s=',
  'uid/u=',
  'user-group/U',
  'selinux-user/Z=',
];
const USERMOD = [
  'append/a',
  'badname/b',
  'badnames',
  'comment/c=',
  'home/d=',
  'expiredate/e=',
  'inactive/f=',
  'gid/g=',
  'groups/G=',
  'login/l=',
  'lock/L',
  'move-home/m',
  'non-unique/o',
  'password/p=',
  'remove/r',
  'root/R=',
  'prefix/P=',
  'shell/s=',
  'uid/u=',
  'unlock/U',
  'add-subuids/v=',
  'del-subuids/V=',
  'add-subgids/w=',
  'del-subgids/W=',
  'selinux-user/Z=',
];
const USERDEL = ['force/f', 'remove/r', 'root/R=', 'prefix/P=', 'selinux-user/Z'];
const GROUPADD = [
  'force/f',
  'gid/g=',
  'key/K=',
  'non-unique/o',
  'password/p=',
  'system/r',
  'root/R=',
  'prefix/P=',
  'users/U=',
];
const GROUPMOD = [
  'append/a',
  'gid/g=',
  'new-name/n=',
  'non-unique/o',
  'password/p=',
  'root/R=',
  'prefix/P=',
  'users/U=',
];
const GROUPDEL = ['force/f', 'root/R=', 'prefix/P='];

/**
 * CREATE_HOME in /etc/login.defs of the distribution. Debian and Ubuntu set none, which means no:
 * https://salsa.debian.org/debian/shadow/-/blob/master/debian/login.defs
 * Fedora and those made from it say yes: https://src.fedoraproject.org/rpms/shadow-utils
 */
const CREATES_HOME: Partial<Record<Family, boolean>> = {
  debian: false,
  ubuntu: false,
  almalinux: true,
  amazonlinux: true,
  centos: true,
  fedora: true,
  oraclelinux: true,
  redhat: true,
  rockylinux: true,
};

type Reader = (options: Options, command: Command, system: UserSystem) => Known<AccountChange | undefined>;

const PROGRAMS: ReadonlyMap<string, { readonly spec: readonly string[]; readonly read: Reader }> = new Map([
  ['useradd', { spec: USERADD, read: useradd }],
  ['usermod', { spec: USERMOD, read: usermod }],
  ['userdel', { spec: USERDEL, read: userdel }],
  ['groupadd', { spec: GROUPADD, read: groupadd }],
  ['groupmod', { spec: GROUPMOD, read: groupmod }],
  ['groupdel', { spec: GROUPDEL, read: groupdel }],
]);

/** What a program of the shadow suite does; undefined where the program is not of it. */
export function shadowChange(
  program: string,
  command: Command,
  system: UserSystem,
  resolve: Resolve,
): Known<AccountChange | undefined> | undefined {
  const found = PROGRAMS.get(program);
  if (found === undefined) return undefined;
  const options = readOptions(command.words, found.spec, 'letters', resolve);
  if (!options.known) return options;
  if (options.value.values.has('root') || options.value.values.has('prefix')) return known(undefined);
  return found.read(options.value, command, system);
}

function useradd(
  { flags, values, operands }: Options,
  command: Command,
  system: UserSystem,
): Known<AccountChange | undefined> {
  if (flags.has('defaults') || flags.has('help')) return known(undefined);
  const name = onlyName(operands);
  if (!name.known) return name;
  const uid = idOf(values.get('uid')) ?? chosen();
  const base = values.get('base-dir') ?? known('/home');
  const user = {
    name: name.value,
    uid,
    ...membership(name.value, uid, { flags, values, operands }, system),
    home: values.get('home-dir') ?? map(base, (directory) => `${directory}/${name.value}`),
    homeCreated: createsHome(flags, system.distro),
    takesExistingHome: false,
    system: flags.has('system'),
    command,
  };
  return known({ kind: 'add-user', user, keepsExisting: false, fails: undefined });
}

/** Without -g and -N a group of the user's name is made: USERGROUPS_ENAB is yes in every distribution's login.defs. */
function membership(
  name: string,
  uid: Known<number>,
  { flags, values }: Options,
  system: UserSystem,
): Membership {
  const given = values.get('gid');
  if (given !== undefined) return namedGroup(given, system.accounts);
  if (!flags.has('no-user-group')) return ownGroup(name, uid, system.accounts);
  const reason = unknown('the default group of useradd differs between distributions');
  return { group: reason, gid: reason, ownGroup: false };
}

/** -M wins over -m; a system user gets a home only by -m. */
function createsHome(flags: ReadonlySet<string>, distro: Known<Distro>): Known<boolean> {
  if (flags.has('no-create-home')) return known(false);
  if (flags.has('create-home')) return known(true);
  if (flags.has('system')) return known(false);
  const creates = distro.known ? CREATES_HOME[distro.value.family] : undefined;
  if (creates !== undefined) return known(creates);
  return distro.known
    ? unknown(`it is not recorded whether useradd makes homes in ${distro.value.family}`)
    : distro;
}

function usermod({ flags, values, operands }: Options): Known<AccountChange | undefined> {
  const name = onlyName(operands);
  if (!name.known) return name;
  const change = {
    kind: 'change-user',
    name: name.value,
    newName: values.get('login'),
    uid: idOf(values.get('uid')),
    group: values.get('gid'),
    home: values.get('home'),
    movesHome: flags.has('move-home'),
  } as const;
  const touches = change.newName ?? change.uid ?? change.group ?? change.home;
  return known(touches === undefined ? undefined : change);
}

/** With USERGROUPS_ENAB the group of the user's name goes too. */
function userdel({ flags, operands }: Options): Known<AccountChange> {
  const removesHome = flags.has('remove');
  return map(onlyName(operands), (name) => ({ kind: 'remove-user', name, removesHome, ownGroup: true }));
}

function groupadd({ flags, values, operands }: Options, command: Command): Known<AccountChange> {
  return map(onlyName(operands), (name) => ({
    kind: 'add-group',
    group: {
      name,
      gid: flags.has('force') ? forcedGid(values) : (idOf(values.get('gid')) ?? chosen()),
      system: flags.has('system'),
      command,
    },
    keepsExisting: flags.has('force'),
  }));
}

/** With -f an id that is in use is replaced by another one. */
function forcedGid(values: Options['values']): Known<number> {
  return values.has('gid') ? unknown('groupadd -f takes another id where this one is in use') : chosen();
}

function groupmod({ values, operands }: Options): Known<AccountChange | undefined> {
  const newName = values.get('new-name');
  const gid = idOf(values.get('gid'));
  const name = onlyName(operands);
  return newName === undefined && gid === undefined
    ? known(undefined)
    : map(name, (text) => ({ kind: 'change-group', name: text, newName, gid }));
}

function groupdel({ operands }: Options): Known<AccountChange> {
  return map(onlyName(operands), (name) => ({ kind: 'remove-group', name }));
}
