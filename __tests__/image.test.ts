import { describe, expect, it } from '@jest/globals';
import { imageFacts, parseReference, type ImageFacts } from '../src/build/image.ts';
import { consoleScript } from '../src/facts/console-scripts.ts';
import { toolsBaking } from '../src/facts/node-tools.ts';
import { known, valueOf } from '../src/known.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

function facts(reference: string): ImageFacts {
  const found = imageFacts(reference);
  if (!found.known) throw new Error(found.reason);
  return found.value;
}

const user = (reference: string, name: string) => facts(reference).users.find((one) => one.name === name);

const has = (reference: string, command: string) => valueOf(facts(reference).has(command));

const tools = (variable: string) => toolsBaking(variable).map(({ tool, baked }) => `${tool} ${baked}`);

describe('parseReference', () => {
  it.each([
    ['python', 'docker.io', 'library/python', undefined, undefined],
    ['python:3.11-slim', 'docker.io', 'library/python', '3.11-slim', undefined],
    ['docker.io/python', 'docker.io', 'library/python', undefined, undefined],
    ['index.docker.io/library/python', 'docker.io', 'library/python', undefined, undefined],
    ['user/app:1', 'docker.io', 'user/app', '1', undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['localhost:5000/app:2', 'localhost:5000', 'app', '2', undefined],
    ['Registry/app', 'Registry', 'app', undefined, undefined],
    ['ghcr.io/a/b/c', 'ghcr.io', 'a/b/c', undefined, undefined],
    [`node:20@${DIGEST}`, 'docker.io', 'library/node', '20', DIGEST],
    [`node@${DIGEST}`, 'docker.io', 'library/node', undefined, DIGEST],
    ['a__b/c--d.e', 'docker.io', 'a__b/c--d.e', undefined, undefined],
  ])('takes %s apart', (text, registry, repository, tag, digest) => {
    expect(parseReference(text)).toEqual(known({ registry, repository, tag, digest }));
  });

  it.each([
    '',
    'Python',
    'python:',
    'python:.x',
    'a//b',
    '-a',
    'a-',
    'a...b',
    'a___b',
    '$BASE',
    'node@sha256:12',
    'f'.repeat(64),
    `${'x'.repeat(256)}`,
  ])('refuses %j', (text) => {
    expect(parseReference(text).known).toBe(false);
  });
});

describe('the distribution of an official image', () => {
  it.each([
    ['python:3.11-slim-bookworm', 'debian', 'bookworm', true],
    ['python:3.9.2-slim', 'debian', 'buster', false],
    ['python:3.12-alpine3.18', 'alpine', '3.18', true],
    ['node:20.5.0-alpine', 'alpine', '3.18', false],
    ['node:iron-bullseye', 'debian', 'bullseye', true],
    ['alpine:3.18', 'alpine', '3.18', true],
    ['alpine:3.18.4', 'alpine', '3.18', true],
    ['debian:12', 'debian', 'bookworm', true],
    ['debian:bookworm-20240110-slim', 'debian', 'bookworm', true],
    ['ubuntu:22.04', 'ubuntu', 'jammy', true],
    ['golang:1.22-bookworm', 'debian', 'bookworm', true],
    ['eclipse-temurin:17-jre-jammy', 'ubuntu', 'jammy', true],
  ])('%s is %s %s', (reference, family, release, named) => {
    expect(facts(reference).distro).toEqual(known({ family, release, named }));
  });

  it('keeps the family, not the release, of a tag that is newer than the table', () => {
    expect(facts('node:99-slim').distro).toEqual(
      known({ family: 'debian', release: undefined, named: false }),
    );
    expect(facts('python:4.0-alpine').distro).toEqual(
      known({ family: 'alpine', release: undefined, named: false }),
    );
  });

  it('does not take the release of a moving tag for that of a digest', () => {
    expect(facts(`python:3.11-slim@${DIGEST}`).distro).toEqual(
      known({ family: 'debian', release: undefined, named: false }),
    );
    expect(facts(`python:3.11-slim-buster@${DIGEST}`).distro).toEqual(
      known({ family: 'debian', release: 'buster', named: true }),
    );
  });

  it('knows what comes with it', () => {
    expect(facts('node:20-alpine')).toMatchObject({
      libc: known('musl'),
      shell: known('busybox'),
      packageManager: known('apk'),
    });
    expect(facts('python:3.11')).toMatchObject({
      libc: known('glibc'),
      shell: known('dash'),
      packageManager: known('apt'),
    });
    expect(facts('centos:7')).toMatchObject({ shell: known('bash'), packageManager: known('yum') });
    expect(facts('scratch')).toMatchObject({ shell: known('none'), users: [], others: 'none' });
  });
});

describe('images behind other names', () => {
  it('knows official images behind mirrors', () => {
    expect(facts('mirror.gcr.io/library/python:3.9').image).toBe('python');
    expect(facts('public.ecr.aws/docker/library/node:20').image).toBe('node');
    expect(facts('docker.io/library/alpine').tag).toBe('latest');
  });

  it.each([
    'quay.io/library/python:3.9',
    'public.ecr.aws/library/python',
    'someone/python',
    'no-such-image',
    `python@${DIGEST}`,
    'python:3-onbuild',
    'python:3.12-windowsservercore',
  ])('says nothing of %s', (reference) => {
    expect(imageFacts(reference).known).toBe(false);
  });
});

describe('what an image sets', () => {
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

  it('expands PATH', () => {
    expect(facts('debian:12').env.get('PATH')).toBe(path);
    expect(facts('python:3.12-slim').env.get('PATH')).toBe(`/usr/local/bin:${path}`);
    expect(facts('golang:1.22').env).toEqual(
      new Map([
        ['PATH', `/go/bin:/usr/local/go/bin:${path}`],
        ['GOPATH', '/go'],
      ]),
    );
  });

  it('does not say what depends on the version', () => {
    const { env, unsureEnv } = facts('node:20');
    expect(env.has('NODE_VERSION')).toBe(false);
    expect(unsureEnv.has('NODE_VERSION')).toBe(true);
    expect(unsureEnv.has('NODE_ENV')).toBe(false);
  });

  it('knows where and as whom it starts', () => {
    expect(facts('golang:1.22').workdir).toEqual(known('/go'));
    expect(facts('node:20')).toMatchObject({
      user: known('root'),
      workdir: known('/'),
      entrypoint: known(['docker-entrypoint.sh']),
      cmd: known(['node']),
    });
    expect(facts('ubuntu:22.04').cmd).toEqual(known(['/bin/bash']));
  });

  it('drops the CMD of the image below where an ENTRYPOINT is set without one', () => {
    expect(facts('eclipse-temurin:17-jre').cmd).toEqual(known([]));
  });

  it('heeds the major version', () => {
    expect(facts('python:2.7-slim').cmd).toEqual(known(['python2']));
    expect(facts('eclipse-temurin:8').cmd).toEqual(known([]));
    expect(facts('openjdk:11').cmd.known).toBe(false);
  });

  it('does not judge tags that were made before an ENTRYPOINT came', () => {
    expect(facts('node:4').entrypoint.known).toBe(false);
  });
});

describe('versions in tags', () => {
  it('takes them as far as they go', () => {
    expect(facts('python:3.11-slim').pythonVersion).toEqual(known({ major: 3, minor: 11, patch: undefined }));
    expect(facts('node:20-alpine').nodeVersion).toEqual(
      known({ major: 20, minor: undefined, patch: undefined }),
    );
    expect(facts('node:iron').nodeVersion).toEqual(known({ major: 20, minor: undefined, patch: undefined }));
    expect(facts('golang:1.22.3-alpine').version).toEqual(known({ major: 1, minor: 22, patch: 3 }));
  });

  it.each(['node', 'node:lts', 'node:alpine', 'python:slim'])('has none for %s', (reference) => {
    expect(facts(reference).version.known).toBe(false);
  });

  it('is of the image only', () => {
    expect(facts('debian:12').pythonVersion.known).toBe(false);
    expect(facts('python:3.11').nodeVersion.known).toBe(false);
  });
});

describe('users of an image', () => {
  it('has those of the distribution', () => {
    expect(user('debian:12', 'www-data')).toMatchObject({
      uid: 33,
      gid: 33,
      home: '/var/www',
      homeExists: known(false),
    });
    expect(user('alpine:3.21', 'nobody')).toMatchObject({ uid: 65534, home: '/', homeExists: known(true) });
    expect(user('debian:11', 'gnats')).toMatchObject({ uid: 41 });
    expect(user('debian:12', 'gnats')).toBeUndefined();
  });

  it('has those of the image', () => {
    expect(user('node:20-slim', 'node')).toEqual({
      name: 'node',
      uid: 1000,
      gid: 1000,
      home: '/home/node',
      homeExists: known(true),
    });
    expect(user('nginx:1.27', 'nginx')).toMatchObject({ uid: 101, gid: 101 });
    expect(user('postgres:16-alpine', 'postgres')).toMatchObject({ uid: 70 });
    expect(user('python:3.11', 'node')).toBeUndefined();
  });

  it('has the user ubuntu from 23.04 on', () => {
    expect(user('ubuntu:24.04', 'ubuntu')?.uid).toBe(1000);
    expect(user('ubuntu:22.04', 'ubuntu')).toBeUndefined();
  });

  it('leaves open what differs between releases', () => {
    const { users, unsure } = facts(`debian@${DIGEST}`.replace('@', ':latest@'));
    expect(users.some(({ name }) => name === '_apt')).toBe(false);
    expect(unsure.has('_apt') && unsure.has(42) && unsure.has(100)).toBe(true);
  });

  it('says that packages may have made others', () => {
    expect(facts('python:3.11-bookworm').others).toBe('system');
    expect(facts('python:3.11-slim-bookworm').others).toBe('none');
    expect(facts('fedora:40').others).toBe('any');
  });
});

describe('commands of an image', () => {
  it('knows the base systems', () => {
    expect(has('debian:bookworm-slim', 'adduser')).toBe(true);
    expect(has('debian:trixie-slim', 'adduser')).toBe(false);
    expect(has('debian:trixie-slim', 'useradd')).toBe(true);
    expect(has('ubuntu:24.04', 'adduser')).toBe(false);
    expect(has('alpine:3.20', 'adduser')).toBe(true);
    expect(has('alpine:3.20', 'useradd')).toBe(false);
    expect(has('alpine:3.20', 'bash')).toBe(false);
    expect(has('scratch', 'sh')).toBe(false);
  });

  it('lets the nearest image decide', () => {
    expect(has('debian:12', 'curl')).toBe(false);
    expect(has('python:3.11-bookworm', 'curl')).toBe(true);
    expect(has('python:3.11-slim-bookworm', 'git')).toBe(false);
    expect(has('node:20', 'python3')).toBe(true);
    expect(has('python:3.11-alpine', 'pip')).toBe(true);
  });

  it('has adduser where the SSH client brought it', () => {
    expect(has('python:3.11-trixie', 'adduser')).toBe(true);
    expect(has('python:3.11-slim-trixie', 'adduser')).toBe(false);
  });

  it('does not know what packages may have brought', () => {
    expect(has('postgres:16', 'git')).toBeUndefined();
    expect(has('debian:12', 'no-such-command')).toBeUndefined();
  });
});

describe('console scripts', () => {
  it('stand in for python -m only where they look in the working directory first', () => {
    expect(consoleScript('uvicorn')).toMatchObject({
      name: 'uvicorn',
      sameProgram: true,
      insertsWorkingDirectory: true,
    });
    expect(consoleScript('waitress')).toMatchObject({
      name: 'waitress-serve',
      insertsWorkingDirectory: false,
    });
    expect(consoleScript('pytest')).toMatchObject({ insertsWorkingDirectory: false });
  });

  it('are not made up', () => {
    expect(consoleScript('http.server')).toBeUndefined();
    expect(consoleScript('constructor')).toBeUndefined();
  });
});

describe('variables that are written into bundles', () => {
  it('are known by their prefix', () => {
    expect(tools('NEXT_PUBLIC_API_BASE')).toEqual(['Next.js always']);
    expect(tools('VITE_URL')).toEqual(['Vite always']);
    expect(tools('PUBLIC_URL')).toEqual(['Astro sometimes', 'SvelteKit sometimes']);
    expect(tools('NUXT_PUBLIC_API')).toEqual(['Nuxt sometimes']);
  });

  it('need a name behind the prefix', () => {
    expect(tools('VITE_')).toEqual([]);
    expect(tools('API_BASE')).toEqual([]);
  });
});
