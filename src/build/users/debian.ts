import { distroTable } from '../../facts/load.ts';
import { known, map, unknown, type Known } from '../../known.ts';
import type { Command } from '../../shell/types.ts';
import type { Distro } from '../image.ts';
import { chosen, idOf, namedGroup, onlyName, ownGroup, type Membership } from './fields.ts';
import { readOptions, type Options, type Resolve } from './getopt.ts';
import type { AccountChange, UserFact, UserSystem } from './types.ts';

// https://salsa.debian.org/debian/adduser (adduser, deluser), tried with 3.118 (Debian 11), 3.134 (12) and 3.152 (13)
const ADDUSER = [
  'quiet/q',
  'verbose',
  'debug',
  'force-badname',
  'allow-badname',
  'allow-bad-names',
  'allow-all-names',
  'help/h',
  'version/v',
  'system',
  'group',
  'ingroup=',
  'gid=',
  'uid=',
  'firstuid=',
  'lastuid=',
  'firstgid=',
  'lastgid=',
  'home=',
  'gecos=',
  'comment=',
  'shell=',
  'conf/c=',
  'disabled-password',
  'disabled-login',
  'encrypt-home',
  'no-create-home',
  'add_extra_groups',
  'add-extra-groups',
  'extrausers',
  'stdoutmsglevel=',
  'stderrmsglevel=',
  'logmsglevel=',
];
const DELUSER = [
  'quiet/q',
  'debug',
  'help/h',
  'version/v',
  'system',
  'group',
  'only-if-empty',
  'conf/c=',
  'remove-home',
  'remove-all-files',
  'backup',
  'backup-to=',
  'backup-suffix=',
  'no-preserve-root',
  'stdoutmsglevel=',
  'stderrmsglevel=',
  'logmsglevel=',
  'extrausers',
];

const NO_HOME = '/nonexistent';

/** First releases whose adduser is 3.122 or newer: there a system user has no home unless --home names one. */
const HOMELESS_SINCE: ReadonlyMap<string, string> = new Map([
  ['debian', 'bookworm'],
  ['ubuntu', 'lunar'],
]);

/** What adduser, addgroup, deluser or delgroup of Debian and Ubuntu does. */
export function debianChange(
  program: string,
  command: Command,
  system: UserSystem,
  resolve: Resolve,
): Known<AccountChange | undefined> {
  const adds = program.startsWith('add');
  const options = readOptions(command.words, adds ? ADDUSER : DELUSER, 'name', resolve);
  if (!options.known) return options;
  const { flags, values, operands } = options.value;
  if (flags.has('help') || flags.has('version')) return known(undefined);
  const [user, group] = operands;
  if (user !== undefined && group !== undefined) return pairChange(adds, operands);
  const name = onlyName(operands);
  if (!name.known) return name;
  const forGroup = program.endsWith('group') || (flags.has('group') && !flags.has('system'));
  if (!adds && forGroup) return known({ kind: 'remove-group', name: name.value });
  if (!adds) {
    const removesHome = flags.has('remove-home') || flags.has('remove-all-files');
    return known({ kind: 'remove-user', name: name.value, removesHome, ownGroup: true });
  }
  return known(
    forGroup
      ? addGroup(name.value, flags, values, command)
      : addUser(name.value, options.value, command, system),
  );
}

function pairChange(adds: boolean, operands: readonly Known<string>[]): Known<AccountChange | undefined> {
  const [user, group] = operands;
  if (user === undefined || group === undefined || operands.length > 2)
    return unknown('the command names more than a user and a group');
  return known(adds ? { kind: 'add-member', user, group } : undefined);
}

function addGroup(
  name: string,
  flags: ReadonlySet<string>,
  values: Options['values'],
  command: Command,
): AccountChange {
  const gid = idOf(values.get('gid')) ?? chosen();
  return {
    kind: 'add-group',
    group: { name, gid, system: flags.has('system'), command },
    keepsExisting: flags.has('system'),
  };
}

function addUser(name: string, options: Options, command: Command, system: UserSystem): AccountChange {
  const { flags, values } = options;
  const isSystem = flags.has('system');
  const uid = idOf(values.get('uid')) ?? chosen();
  const home = values.get('home') ?? (isSystem ? systemHome(name, system.distro) : known(`/home/${name}`));
  const user: UserFact = {
    name,
    uid,
    ...membership(name, uid, options, system),
    home,
    homeCreated: createsHome(flags, home, isSystem ? system.distro : undefined),
    takesExistingHome: false,
    system: isSystem,
    command,
  };
  return { kind: 'add-user', user, keepsExisting: isSystem, fails: undefined };
}

/** A system user belongs to nogroup unless --group, --ingroup or --gid says otherwise. */
function membership(
  name: string,
  uid: Known<number>,
  { flags, values }: Options,
  system: UserSystem,
): Membership {
  const given = values.get('ingroup') ?? values.get('gid');
  if (given !== undefined) return namedGroup(given, system.accounts);
  if (flags.has('system') && !flags.has('group')) return namedGroup(known('nogroup'), system.accounts);
  return ownGroup(name, uid, system.accounts);
}

function systemHome(name: string, distro: Known<Distro>): Known<string> {
  return map(homeless(distro), (without) => (without ? NO_HOME : `/home/${name}`));
}

/** Newer versions never make /nonexistent. */
function createsHome(
  flags: ReadonlySet<string>,
  home: Known<string>,
  distro: Known<Distro> | undefined,
): Known<boolean> {
  if (flags.has('no-create-home')) return known(false);
  if (!home.known) return home;
  if (home.value !== NO_HOME) return known(true);
  const without =
    distro === undefined ? unknown(`old versions of adduser make ${NO_HOME}`) : homeless(distro);
  return without.known && without.value ? known(false) : unknown(`old versions of adduser make ${NO_HOME}`);
}

function homeless(distro: Known<Distro>): Known<boolean> {
  if (!distro.known) return distro;
  const { family, release } = distro.value;
  const releases = distroTable(family)?.releases ?? [];
  const at = release === undefined ? -1 : releases.indexOf(release);
  const since = releases.indexOf(HOMELESS_SINCE.get(family) ?? '');
  if (at < 0 || since < 0) return unknown(`the home of a system user depends on the release of ${family}`);
  return known(at >= since);
}
