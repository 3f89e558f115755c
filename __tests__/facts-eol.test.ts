import { describe, expect, it } from '@jest/globals';
import { ARCHIVES_DATE, archiveOf, endOfLife, placesOf } from '../src/facts/eol.ts';
import { readTable } from '../src/facts/json.ts';

const at = (distro: string, release: string, date: string) => archiveOf(distro, release, new Date(date));
const NOW = '2026-11-23';

describe('the end of a release', () => {
  it.each([
    ['debian', 'buster', '2022-09-10', '2024-06-30'],
    ['ubuntu', 'focal', '2025-05-31', '2030-04-02'],
    ['ubuntu', 'oracular', '2025-07-10', undefined],
    ['centos', '7', '2024-06-30', undefined],
    ['alpine', '3.18', '2025-05-09', undefined],
    ['fedora', '41', '2025-12-15', undefined],
  ])('%s %s', (distro, release, eol, extended) => {
    expect(endOfLife(distro, release)?.eol).toBe(eol);
    expect(endOfLife(distro, release)?.extended).toBe(extended);
  });

  it('is not known for what is not recorded', () => {
    expect(endOfLife('debian', 'potato')).toBeUndefined();
    expect(endOfLife('debian', 'constructor')).toBeUndefined();
    expect(endOfLife('../load', 'x')).toBeUndefined();
  });
});

describe('the archive of a release', () => {
  it('is needed from the day on which the mirrors lost it', () => {
    expect(at('debian', 'buster', '2025-07-12')).toBeUndefined();
    expect(at('debian', 'buster', '2025-07-13')).toMatchObject({
      state: 'moved',
      keysExpired: false,
      outdated: false,
    });
  });

  it('sends both hosts of Debian to archive.debian.org, the security one first', () => {
    const hosts = at('debian', 'buster', NOW)?.hosts ?? [];
    expect(hosts.map(({ to }) => to)).toEqual([
      'http://archive.debian.org/debian-security',
      'http://archive.debian.org/debian',
    ]);
    const found = (text: string) => hosts.map((host) => placesOf(host, text).map((place) => place[0]));
    expect(found('http://mirror.debian.org/debian/ http://security.example.org/ x')).toEqual([
      ['http://security.example.org'],
      ['http://mirror.debian.org/debian'],
    ]);
    expect(found('http://example.org/debian')).toEqual([[], []]);
  });

  it('has no updates suite for stretch, whose keys expired later than it moved', () => {
    expect(at('debian', 'stretch', '2025-05-19')).toMatchObject({
      dropSuites: ['stretch-updates'],
      keysExpired: false,
    });
    expect(at('debian', 'stretch', '2025-05-20')?.keysExpired).toBe(true);
  });

  it('is out of date for jessie', () => {
    expect(at('debian', 'jessie', NOW)).toMatchObject({ outdated: true, keysExpired: true });
  });

  it('is not all there for bullseye: only the snapshot works', () => {
    expect(at('debian', 'bullseye', '2026-08-31')).toBeUndefined();
    expect(at('debian', 'bullseye', NOW)).toMatchObject({ state: 'moving', snapshot: '20260831T000000Z' });
  });

  it('is not needed while Ubuntu keeps a release: LTS releases stay', () => {
    for (const release of ['trusty', 'xenial', 'bionic', 'focal', 'noble'])
      expect(at('ubuntu', release, NOW)).toBeUndefined();
  });

  it('is only possibly needed in the months after the end of an Ubuntu release', () => {
    expect(at('ubuntu', 'plucky', '2026-01-16')).toBeUndefined();
    expect(at('ubuntu', 'plucky', '2026-02-01')?.state).toBe('moving');
    expect(at('ubuntu', 'plucky', NOW)).toMatchObject({
      state: 'moved',
      files: ['/etc/apt/sources.list.d/ubuntu.sources'],
    });
    expect(at('ubuntu', 'questing', NOW)?.state).toBe('moving');
  });

  it('is the vault for CentOS', () => {
    expect(at('centos', '7', '2024-06-30')).toBeUndefined();
    expect(at('centos', '7', NOW)).toMatchObject({
      kind: 'yum',
      hosts: [{ from: ['http://mirror.centos.org'], to: 'http://vault.centos.org' }],
    });
    expect(at('centos', '6', NOW)?.hosts[0]?.to).toBe('http://vault.centos.org/6.10');
  });

  it('is not needed for Alpine and Fedora', () => {
    expect(at('alpine', '3.4', NOW)).toBeUndefined();
    expect(at('fedora', '30', NOW)).toBeUndefined();
  });

  it.each(['debian', 'ubuntu', 'centos', 'fedora', 'alpine'])('of %s is that of one date', (distro) => {
    expect(readTable(`eol/${distro}`)).toMatchObject({ date: ARCHIVES_DATE });
  });

  it('says where each fact is from', () => {
    for (const release of ['wheezy', 'jessie', 'stretch', 'buster', 'bullseye'])
      expect(at('debian', release, NOW)?.source).toMatch(/https:\/\//);
  });
});
