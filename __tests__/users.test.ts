import { describe, expect, it } from '@jest/globals';
import { imageFacts } from '../src/build/image.ts';
import {
  accountChange,
  lookupIn,
  type AccountChange,
  type UserFact,
  type UserSystem,
} from '../src/build/users.ts';
import { known, unknown, valueOf, type Known } from '../src/known.ts';
import { parseShell } from '../src/shell/parse.ts';
import type { ShellWord } from '../src/shell/types.ts';

const NOTHING_KNOWN: UserSystem = {
  distro: unknown('no image'),
  accounts: { user: () => unknown('no image'), group: () => unknown('no image') },
};

function systemOf(reference: string): UserSystem {
  const facts = imageFacts(reference);
  return facts.known ? { distro: facts.value.distro, accounts: lookupIn(facts.value) } : NOTHING_KNOWN;
}

/** `$NAME` is app, `$UID` 1234, `$EMPTY` empty; anything else is not known. */
function resolve(word: ShellWord): Known<string> {
  const values: Record<string, string> = { NAME: 'app', UID: '1234', EMPTY: '', OPTS: '-m' };
  if (word.literal !== undefined) return known(word.literal);
  const texts = word.parts?.map((part) => (part.kind === 'text' ? part.text : values[part.name]));
  return texts === undefined || texts.includes(undefined)
    ? unknown(`${word.raw} is not known`)
    : known(texts.join(''));
}

const range = (start: number, end: number) => ({ start, end });

function change(reference: string, text: string): Known<AccountChange | undefined> {
  const shell = parseShell({ text, offset: (index) => index, range });
  const command = shell.known ? shell.value.commands.at(-1) : undefined;
  if (command === undefined) throw new Error(`cannot read ${text}`);
  return accountChange(command, systemOf(reference), resolve);
}

function user(reference: string, text: string): UserFact {
  const found = change(reference, text);
  if (!found.known || found.value?.kind !== 'add-user')
    throw new Error(`${text} makes no user: ${JSON.stringify(found)}`);
  return found.value.user;
}

const home = (reference: string, text: string) => {
  const made = user(reference, text);
  return [valueOf(made.home), valueOf(made.homeCreated)];
};

const fails = (text: string) => {
  const found = change('alpine:3.20', text);
  return found.known && found.value?.kind === 'add-user' && found.value.fails !== undefined;
};

const inUse = (reference: string, id: string | number) => {
  const { accounts } = systemOf(reference);
  const found = accounts.user(id);
  return found.known ? found.value?.name : 'unknown';
};

describe('useradd', () => {
  it.each([
    ['useradd app', '/home/app', false],
    ['useradd -r app', '/home/app', false],
    ['useradd -m app', '/home/app', true],
    ['useradd -rm -d /srv/app app', '/srv/app', true],
    ['useradd --create-home --home-dir=/app app', '/app', true],
    ['useradd --home /nonexistent --no-create-home app', '/nonexistent', false],
    ['useradd -mM app', '/home/app', false],
    ['useradd -m -b /srv app', '/srv/app', true],
    ['useradd app -m', '/home/app', true],
    ['/usr/sbin/useradd -ms /bin/bash app', '/home/app', true],
  ])('on Debian, %s', (text, path, created) => {
    expect(home('debian:12', text)).toEqual([path, created]);
  });

  it('makes homes on Fedora and its like, but not for system users', () => {
    expect(home('fedora:40', 'useradd app')).toEqual(['/home/app', true]);
    expect(home('rockylinux:9', 'adduser app')).toEqual(['/home/app', true]);
    expect(home('centos:7', 'useradd -r app')).toEqual(['/home/app', false]);
    expect(home('centos:7', 'useradd -M app')).toEqual(['/home/app', false]);
  });

  it('is not sure of homes where the distribution is not known', () => {
    expect(home('someone/image', 'useradd app')).toEqual(['/home/app', undefined]);
    expect(home('someone/image', 'useradd -m app')).toEqual(['/home/app', true]);
    expect(home('someone/image', 'useradd -r app')).toEqual(['/home/app', false]);
  });

  it('gives the ids that options name', () => {
    expect(user('debian:12', 'useradd -u 1001 -g www-data app')).toMatchObject({
      uid: known(1001),
      group: known('www-data'),
      gid: known(33),
      ownGroup: false,
    });
    expect(user('debian:12', 'useradd -u 1001 -g 33 app')).toMatchObject({
      group: known('www-data'),
      gid: known(33),
    });
    expect(user('debian:12', 'useradd -u1001 app')).toMatchObject({
      uid: known(1001),
      group: known('app'),
      gid: known(1001),
      ownGroup: true,
    });
  });

  it('does not guess ids that the program chooses', () => {
    expect(user('debian:12', 'useradd app').uid.known).toBe(false);
    expect(user('node:20', 'useradd -u 1000 app').gid.known).toBe(false);
    expect(user('debian:12', 'useradd -N app').group.known).toBe(false);
  });

  it('reads variables', () => {
    expect(user('debian:12', 'useradd --uid $UID -m "$NAME"')).toMatchObject({
      name: 'app',
      uid: known(1234),
      home: known('/home/app'),
    });
    expect(user('debian:12', 'useradd --uid=${UID} app').uid).toEqual(known(1234));
    expect(user('debian:12', 'useradd -d /srv/$OTHER -m app').home.known).toBe(false);
    expect(user('debian:12', 'useradd $EMPTY app').name).toBe('app');
  });

  it.each(['useradd $OTHER', 'useradd $OPTS app', 'useradd', 'useradd -S app', 'useradd a b'])(
    'does not understand %s',
    (text) => {
      expect(change('debian:12', text).known).toBe(false);
    },
  );

  it('changes nothing in another root, and where it only shows defaults', () => {
    expect(change('debian:12', 'useradd -R /mnt app')).toEqual(known(undefined));
    expect(change('debian:12', 'useradd -D')).toEqual(known(undefined));
  });
});

describe('adduser of Debian', () => {
  it.each([
    ['debian:11', 'adduser --system app', '/home/app', true],
    ['debian:12', 'adduser --system app', '/nonexistent', false],
    ['debian:13', 'adduser --system --group app', '/nonexistent', false],
    ['ubuntu:22.04', 'adduser --system --group app', '/home/app', true],
    ['ubuntu:24.04', 'adduser --system --group app', '/nonexistent', false],
    ['debian:12', 'adduser --system --home /app app', '/app', true],
    ['debian:12', 'adduser --system --home /app --no-create-home app', '/app', false],
    ['debian:11', 'adduser --system --no-create-home app', '/home/app', false],
    ['debian:12', 'adduser --disabled-password --gecos "" app', '/home/app', true],
    ['debian:12', 'adduser -u 1500 --disabled-password --gecos "" app', '/home/app', true],
    [
      'debian:12',
      'adduser --disabled-login --gecos "" --home /srv/app --no-create-home app',
      '/srv/app',
      false,
    ],
    [
      'debian:12',
      'adduser --disabled-password --gecos "" --home /nonexistent app',
      '/nonexistent',
      undefined,
    ],
  ])('in %s, %s', (reference, text, path, created) => {
    expect(home(reference, text)).toEqual([path, created]);
  });

  it('is not sure of a system user where the release is not known', () => {
    expect(home('debian:99', 'adduser --system app')).toEqual([undefined, undefined]);
    expect(home('debian:99', 'adduser --system --home /app app')).toEqual(['/app', true]);
  });

  it('puts system users into nogroup, others into a group of their own', () => {
    expect(user('debian:12', 'adduser --system app')).toMatchObject({
      group: known('nogroup'),
      gid: known(65534),
      ownGroup: false,
      system: true,
    });
    expect(user('debian:12', 'adduser --system --group app')).toMatchObject({
      group: known('app'),
      ownGroup: true,
    });
    expect(user('debian:12', 'adduser --disabled-password --gecos x --ingroup users app')).toMatchObject({
      group: known('users'),
      gid: known(100),
    });
  });

  it('leaves an existing system user as it is', () => {
    expect(change('debian:12', 'adduser --system www-data')).toMatchObject(known({ keepsExisting: true }));
    expect(change('debian:12', 'adduser --disabled-password --gecos "" www-data')).toMatchObject(
      known({ keepsExisting: false }),
    );
  });

  it('makes groups and members too', () => {
    expect(change('debian:12', 'addgroup --system --gid 1001 app')).toMatchObject(
      known({ kind: 'add-group', group: { name: 'app', gid: known(1001), system: true } }),
    );
    expect(change('debian:12', 'adduser --group app')).toMatchObject(known({ kind: 'add-group' }));
    expect(change('debian:12', 'adduser app sudo')).toEqual(
      known({ kind: 'add-member', user: known('app'), group: known('sudo') }),
    );
    expect(change('debian:12', 'deluser app sudo')).toEqual(known(undefined));
    expect(change('debian:12', 'deluser --remove-home app')).toMatchObject(
      known({ kind: 'remove-user', name: 'app', removesHome: true }),
    );
  });

  it.each(['adduser -D app', 'adduser -S app', 'adduser -m app', 'addgroup -S app'])(
    'stops at %s',
    (text) => {
      expect(change('debian:12', text).known).toBe(false);
    },
  );
});

describe('adduser of busybox', () => {
  it.each([
    ['adduser -S app', '/home/app', true],
    ['adduser -D app', '/home/app', true],
    ['adduser -u 1001 -S app -G nogroup', '/home/app', true],
    ['adduser -S -H app', '/home/app', false],
    ['adduser -D -h /app app', '/app', true],
    ['adduser -D -h /app/home app', '/app/home', undefined],
    ['adduser --system --no-create-home app', '/home/app', false],
    ['adduser --disabled-password --gecos "" --home /srv/app app', '/srv/app', true],
  ])('%s', (text, path, created) => {
    expect(home('alpine:3.20', text)).toEqual([path, created]);
  });

  it('gives the group', () => {
    expect(user('alpine:3.20', 'adduser -S -u 1001 app')).toMatchObject({
      uid: known(1001),
      group: known('nogroup'),
      gid: known(65533),
      ownGroup: false,
    });
    expect(user('alpine:3.20', 'adduser -D -u 1001 app')).toMatchObject({
      group: known('app'),
      gid: known(1001),
      ownGroup: true,
    });
    expect(user('node:20-alpine', 'adduser -S -G node app')).toMatchObject({
      group: known('node'),
      gid: known(1000),
    });
  });

  it('asks for a password without -D and -S', () => {
    expect(fails('adduser app')).toBe(true);
    expect(fails('adduser -D app')).toBe(false);
    expect(fails('printf "x\\nx\\n" | adduser app')).toBe(false);
  });

  it('makes groups and members too', () => {
    expect(change('alpine:3.20', 'addgroup -g 1001 -S app')).toMatchObject(
      known({ kind: 'add-group', group: { name: 'app', gid: known(1001) } }),
    );
    expect(change('alpine:3.20', 'addgroup app wheel')).toEqual(
      known({ kind: 'add-member', user: known('app'), group: known('wheel') }),
    );
    expect(change('alpine:3.20', 'adduser app wheel')).toEqual(
      known({ kind: 'add-member', user: known('app'), group: known('wheel') }),
    );
  });

  it.each(['adduser --group app', 'adduser -r app', 'adduser -m app'])('stops at %s', (text) => {
    expect(change('alpine:3.20', text).known).toBe(false);
  });
});

describe('whose adduser it is', () => {
  it('can be told by options where the distribution is not known', () => {
    expect(user('someone/image', 'adduser -D app')).toMatchObject({ takesExistingHome: true });
    expect(user('someone/image', 'adduser --system --group app')).toMatchObject({
      ownGroup: true,
      takesExistingHome: false,
    });
  });

  it('is not known otherwise', () => {
    expect(change('someone/image', 'adduser --system app').known).toBe(false);
    expect(change('someone/image', 'adduser app').known).toBe(false);
  });
});

describe('other programs', () => {
  it('are read as far as they change accounts', () => {
    expect(change('debian:12', 'usermod -d /app -m -u 1001 app')).toMatchObject(
      known({ kind: 'change-user', name: 'app', home: known('/app'), uid: known(1001), movesHome: true }),
    );
    expect(change('debian:12', 'usermod -aG sudo app')).toEqual(known(undefined));
    expect(change('debian:12', 'userdel -r app')).toMatchObject(
      known({ kind: 'remove-user', removesHome: true }),
    );
    expect(change('debian:12', 'groupadd -r -g 990 app')).toMatchObject(
      known({ kind: 'add-group', group: { gid: known(990), system: true } }),
    );
    expect(change('debian:12', 'groupmod -g 1001 app')).toMatchObject(
      known({ kind: 'change-group', gid: known(1001) }),
    );
    expect(change('debian:12', 'groupdel app')).toEqual(known({ kind: 'remove-group', name: 'app' }));
    expect(change('debian:12', 'passwd -d app')).toEqual(known(undefined));
    expect(change('debian:12', 'ls /home')).toEqual(known(undefined));
  });

  it('make everything uncertain where they write the files themselves', () => {
    expect(change('debian:12', 'echo "app:x:1000:1000::/app:/bin/sh" >> /etc/passwd').known).toBe(false);
    expect(change('debian:12', 'sed -i s/1000/1001/ /etc/passwd').known).toBe(false);
    expect(change('debian:12', 'grep app /etc/passwd')).toEqual(known(undefined));
    expect(change('debian:12', 'sed -n 1p /etc/passwd')).toEqual(known(undefined));
  });
});

describe('ids in use', () => {
  it('finds users by name and id', () => {
    expect(inUse('node:20', 1000)).toBe('node');
    expect(inUse('node:20', 1001)).toBeUndefined();
    expect(inUse('ubuntu:24.04', 1000)).toBe('ubuntu');
    expect(inUse('python:3.11-slim-bookworm', 1000)).toBeUndefined();
    expect(inUse('python:3.11-slim-bookworm', 'app')).toBeUndefined();
  });

  it('does not rule out what packages or other releases may have', () => {
    expect(inUse('python:3.11-bookworm', 101)).toBe('unknown');
    expect(inUse('python:3.11-bookworm', 1000)).toBeUndefined();
    expect(inUse('debian:99', '_apt')).toBe('unknown');
    expect(inUse('fedora:40', 1000)).toBe('unknown');
  });
});
