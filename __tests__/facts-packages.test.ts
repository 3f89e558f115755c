import { describe, expect, it } from '@jest/globals';
import { commandsOfPackage, packageOfCommand } from '../src/facts/commands.ts';
import { hasOpenjdk, openjdkArchive } from '../src/facts/openjdk.ts';
import { renamedPackage, standIn } from '../src/facts/packages.ts';

const debian = (name: string, release: string) => renamedPackage('apt', name, 'debian', release);

describe('renamed packages', () => {
  it('counts a name as gone only after the last release that has it', () => {
    expect(debian('libav-tools', 'stretch')).toBeUndefined();
    expect(debian('libav-tools', 'buster')).toMatchObject({
      candidates: ['ffmpeg'],
      last: 'stretch',
      major: false,
    });
  });

  it('keeps what Debian dropped and Ubuntu has', () => {
    expect(debian('libmysqlclient-dev', 'bookworm')?.candidates).toEqual(['default-libmysqlclient-dev']);
    expect(renamedPackage('apt', 'libmysqlclient-dev', 'ubuntu', 'noble')).toBeUndefined();
  });

  it('marks another major version', () => {
    expect(debian('python-pip', 'bookworm')).toMatchObject({
      kind: 'python2',
      candidates: ['python3-pip'],
      major: true,
    });
    expect(debian('php5-cli', 'bookworm')).toMatchObject({
      kind: 'php5',
      candidates: ['php-cli'],
      major: true,
    });
  });

  it('follows a candidate that is gone in its turn', () => {
    expect(debian('libssl1.0.0', 'bullseye')?.candidates).toEqual(['libssl1.1']);
    expect(debian('libssl1.0.0', 'bookworm')?.candidates).toEqual(['libssl3']);
    expect(renamedPackage('apk', 'libssl1.0', 'alpine', '3.12')?.candidates).toEqual(['libssl1.1']);
    expect(renamedPackage('apk', 'libssl1.0', 'alpine', '3.20')?.candidates).toEqual(['libssl3']);
  });

  it('offers nothing where the candidate is of other releases', () => {
    expect(renamedPackage('apk', 'php7', 'alpine', '3.19')?.candidates).toEqual(['php82']);
    expect(renamedPackage('apk', 'php7', 'alpine', '3.22')?.candidates).toEqual([]);
  });

  it('has no candidate for what was removed', () => {
    expect(debian('libjasper-dev', 'bookworm')).toMatchObject({
      kind: 'removed',
      candidates: [],
      verified: true,
    });
  });

  it('says which answers were looked up in the lists of that release', () => {
    expect(debian('libav-tools', 'bookworm')?.verified).toBe(true);
    expect(debian('libav-tools', 'trixie')?.verified).toBe(false);
    expect(renamedPackage('apt', 'libav-tools', 'ubuntu', 'jammy')?.verified).toBe(false);
  });

  it('does not take a name for gone that another package still provides', () => {
    expect(debian('libglib2.0-0', 'trixie')).toBeUndefined();
    expect(debian('libasound2', 'trixie')?.candidates).toEqual(['libasound2t64']);
  });

  it('knows names that were never packages of the distribution', () => {
    expect(renamedPackage('yum', 'libssl-dev', 'centos', '7')).toMatchObject({
      kind: 'foreign',
      candidates: ['openssl-devel'],
    });
    expect(debian('pdftotext', 'stretch')?.candidates).toEqual(['poppler-utils']);
  });

  it('compares the numbers of releases as numbers', () => {
    expect(renamedPackage('apk', 'nodejs-npm', 'alpine', '3.9')).toBeUndefined();
    expect(renamedPackage('apk', 'nodejs-npm', 'alpine', '3.13')?.candidates).toEqual(['npm']);
    expect(renamedPackage('yum', 'python', 'rockylinux', '10')?.kind).toBe('python2');
  });

  it('is silent about unknown names, releases and distributions', () => {
    expect(debian('curl', 'bookworm')).toBeUndefined();
    expect(debian('constructor', 'bookworm')).toBeUndefined();
    expect(debian('libav-tools', 'unheard')).toBeUndefined();
    expect(renamedPackage('apt', 'libav-tools', 'arch', 'x')).toBeUndefined();
  });
});

describe('packages that stand for what a build did not find', () => {
  const found = (name: string, distro?: string, release?: string) =>
    standIn('apt', name, distro, release)?.candidates;

  it('are those of the table', () => {
    expect(found('libav-tools', 'debian', 'bookworm')).toEqual(['ffmpeg']);
  });

  it('follow from how names are built', () => {
    expect(found('python-acme', 'debian', 'bookworm')).toEqual(['python3-acme']);
    expect(found('php7.9-acme', 'ubuntu', 'jammy')).toEqual(['php-acme']);
    expect(found('libboost-acme1.99-dev', 'debian', 'bookworm')).toEqual(['libboost-acme-dev']);
    expect(standIn('apk', 'py2-acme', 'alpine', '3.20')?.candidates).toEqual(['py3-acme']);
  });

  it('are right in releases that have them only', () => {
    expect(found('python-acme', 'debian', 'buster')).toBeUndefined();
    expect(found('php7.9-acme', 'ubuntu', 'trusty')).toBeUndefined();
  });

  it('of an unknown release are those of all that get updates', () => {
    expect(found('libav-tools')).toEqual(['ffmpeg']);
    expect(found('bsdmainutils')).toBeUndefined();
  });

  it('are none for names that only look old', () => {
    expect(found('python-apt-common', 'debian', 'bookworm')).toBeUndefined();
    expect(found('libbz2-dev', 'ubuntu', 'zesty')).toBeUndefined();
    expect(found('curl')).toBeUndefined();
    expect(found(`python-${'a'.repeat(100)}`, 'debian', 'bookworm')).toBeUndefined();
  });
});

describe('OpenJDK', () => {
  it('is in a release in some versions', () => {
    expect(hasOpenjdk('xenial', '8')).toBe(true);
    expect(hasOpenjdk('trusty', '8')).toBe(false);
    expect(hasOpenjdk('zesty', '8')).toBeUndefined();
  });

  it('is in an archive beside in others', () => {
    expect(openjdkArchive('8')).toBe('ppa:openjdk-r/ppa');
    expect(openjdkArchive('13')).toBeUndefined();
  });
});

describe('packages of commands', () => {
  it.each([
    ['pip3', 'debian', 'python3-pip'],
    ['pip3', 'alpine', 'py3-pip'],
    ['g++', 'fedora', 'gcc-c++'],
    ['ps', 'ubuntu', 'procps'],
    ['hostname', 'alpine', 'busybox'],
    ['yarn', 'debian', null],
    ['unheard', 'debian', undefined],
    ['toString', 'debian', undefined],
    ['curl', 'scratch', undefined],
  ])('%s on %s', (command, family, name) => {
    expect(packageOfCommand(command, family)).toBe(name);
  });

  it('are known the other way round, with what they bring along', () => {
    expect(commandsOfPackage('procps', 'debian')).toEqual(expect.arrayContaining(['ps', 'pkill']));
    expect(commandsOfPackage('build-essential', 'ubuntu')).toEqual(
      expect.arrayContaining(['gcc', 'g++', 'make']),
    );
    expect(commandsOfPackage('unheard', 'ubuntu')).toEqual([]);
  });
});
