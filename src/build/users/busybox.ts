import { known, unknown, type Known } from '../../known.ts';
import type { Command } from '../../shell/types.ts';
import { chosen, idOf, namedGroup, onlyName, type Membership } from './fields.ts';
import { readOptions, type Options, type Resolve } from './getopt.ts';
import type { AccountChange, UserFact, UserSystem } from './types.ts';

// https://git.busybox.net/busybox/tree/loginutils (adduser.c, addgroup.c, deluser.c), tried with 1.35
const ADDUSER = [
  'home/h=',
  'gecos/g=',
  'shell/s=',
  'ingroup/G=',
  'disabled-password/D',
  'empty-password/D',
  'system/S',
  'no-create-home/H',
  'uid/u=',
  'skel/k=',
];
const ADDGROUP = ['gid/g=', 'system/S'];
const DELUSER = ['remove-home'];

/** What busybox's adduser, addgroup, deluser or delgroup does. */
export function busyboxChange(
  program: string,
  command: Command,
  system: UserSystem,
  resolve: Resolve,
): Known<AccountChange | undefined> {
  const spec =
    program === 'adduser'
      ? ADDUSER
      : program === 'addgroup'
        ? ADDGROUP
        : program === 'deluser'
          ? DELUSER
          : [];
  const options = readOptions(command.words, spec, 'letters', resolve);
  if (!options.known) return options;
  const { flags, values, operands } = options.value;
  const [user, group] = operands;
  const pair = user !== undefined && group !== undefined && operands.length === 2 && values.size === 0;
  if (pair && (program === 'addgroup' || (program === 'adduser' && flags.size === 0)))
    return known({ kind: 'add-member', user, group });
  if (pair && program === 'delgroup') return known(undefined);
  const name = onlyName(operands);
  if (!name.known) return name;
  if (program === 'adduser') return known(addUser(name.value, options.value, command, system));
  if (program === 'addgroup') return known(addGroup(name.value, options.value, command));
  if (program === 'deluser')
    return known({
      kind: 'remove-user',
      name: name.value,
      removesHome: flags.has('remove-home'),
      ownGroup: true,
    });
  return known({ kind: 'remove-group', name: name.value });
}

function addUser(
  name: string,
  { flags, values }: Options,
  command: Command,
  system: UserSystem,
): AccountChange {
  const uid = idOf(values.get('uid')) ?? chosen();
  const home = values.get('home') ?? known(`/home/${name}`);
  const user: UserFact = {
    name,
    uid,
    ...membership(name, uid, values.get('ingroup'), flags.has('system'), system),
    home,
    homeCreated: flags.has('no-create-home') ? known(false) : madeBeneath(home, system),
    takesExistingHome: !flags.has('no-create-home'),
    system: flags.has('system'),
    command,
  };
  return { kind: 'add-user', user, keepsExisting: false, fails: asksForPassword(flags, command) };
}

/** A group of the user's own gets the same id, which must be free; -S alone means nogroup. */
function membership(
  name: string,
  uid: Known<number>,
  given: Known<string> | undefined,
  isSystem: boolean,
  system: UserSystem,
): Membership {
  if (given === undefined && !isSystem) return { group: known(name), gid: uid, ownGroup: true };
  return namedGroup(given ?? known('nogroup'), system.accounts);
}

/** mkdir without -p: where the parent is missing there is a message, no home, and success. */
function madeBeneath(home: Known<string>, { distro }: UserSystem): Known<boolean> {
  if (!home.known) return home;
  const parent = home.value.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  const there =
    parent === '' || (distro.known && distro.value.family === 'alpine' && PARENTS_IN_ALPINE.has(parent));
  return there ? known(true) : unknown(`adduser makes ${home.value} only where ${parent} exists`);
}

// https://gitlab.alpinelinux.org/alpine/aports/-/blob/master/main/alpine-baselayout/APKBUILD
const PARENTS_IN_ALPINE: ReadonlySet<string> = new Set([
  '/home',
  '/opt',
  '/srv',
  '/tmp',
  '/usr',
  '/usr/local',
  '/var',
  '/var/cache',
  '/var/lib',
]);

/** Without -D and -S it runs passwd, which fails where nothing is typed or piped in. */
function asksForPassword(flags: ReadonlySet<string>, command: Command): string | undefined {
  const silent = flags.has('disabled-password') || flags.has('empty-password') || flags.has('system');
  const fed = command.before === '|' || command.redirects.length > 0;
  return silent || fed ? undefined : 'adduser asks for a password, and a build has nobody to type one';
}

function addGroup(name: string, { flags, values }: Options, command: Command): AccountChange {
  const gid = idOf(values.get('gid')) ?? chosen();
  return {
    kind: 'add-group',
    group: { name, gid, system: flags.has('system'), command },
    keepsExisting: false,
  };
}
