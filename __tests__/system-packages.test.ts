import { describe, expect, it } from '@jest/globals';
import type { PackageCall } from '../src/build/system-packages.ts';
import { known, valueOf, type Known } from '../src/known.ts';
import { build, finalStage } from './support/build.ts';

const stage = (text: string, files: Readonly<Record<string, string>> = {}) => finalStage(text, files);
const calls = (text: string, files: Readonly<Record<string, string>> = {}) =>
  stage(text, files).packages.calls;

function only(text: string, files: Readonly<Record<string, string>> = {}): PackageCall {
  const [call, ...more] = calls(text, files);
  if (call === undefined || more.length > 0) throw new Error('there is not just one call');
  return call;
}

const shown = (value: Known<unknown>) => (value.known ? value.value : 'unknown');

/** Package words of the one call, in short. */
const words = (body: string, image = 'debian:bookworm') =>
  only(`FROM ${image}\nRUN ${body}`).packages.map((word) =>
    Object.fromEntries(
      ['kind', 'name', 'operator', 'version', 'architecture', 'suite', 'removes']
        .map((key) => [key, word[key as keyof typeof word]] as const)
        .filter(([, value]) => value !== undefined && value !== false),
    ),
  );

describe('words of an install', () => {
  it.each([
    ['foo', { name: 'foo' }],
    ['foo=1.2-3', { name: 'foo', operator: '=', version: '1.2-3' }],
    ['foo:i386', { name: 'foo', architecture: 'i386' }],
    ['foo:i386=1.2', { name: 'foo', architecture: 'i386', operator: '=', version: '1.2' }],
    ['foo=1:2.3', { name: 'foo', operator: '=', version: '1:2.3' }],
    ['foo/bullseye-backports', { name: 'foo', suite: 'bullseye-backports' }],
    ['foo-', { name: 'foo', removes: true }],
    ['g++', { name: 'g++' }],
  ])('apt reads %s', (text, expected) => {
    expect(words(`apt-get install -y ${text}`)).toEqual([{ kind: 'package', ...expected }]);
  });

  it.each([
    ['./x.deb', 'file'],
    ['/tmp/x.deb', 'file'],
    ['/tmp/*.deb', 'file'],
    ['"php7.*"', 'pattern'],
    ['php7.*', 'pattern'],
    ['lamp-server^', 'group'],
  ])('apt reads %s as a %s', (text, kind) => {
    expect(words(`apt-get install -y ${text}`)).toMatchObject([{ kind }]);
  });

  it.each([
    ['foo~1.2', { kind: 'package', name: 'foo', operator: '~', version: '1.2' }],
    ['foo~=1.2', { kind: 'package', name: 'foo', operator: '~=', version: '1.2' }],
    ['"foo>1"', { kind: 'package', name: 'foo', operator: '>', version: '1' }],
    ['foo@edge', { kind: 'package', name: 'foo', suite: 'edge' }],
    ['so:libssl.so.3', { kind: 'capability', name: 'so:libssl.so.3' }],
    ['!foo', { kind: 'package', name: 'foo', removes: true }],
    ['x.apk', { kind: 'file', name: 'x.apk' }],
  ])('apk reads %s', (text, expected) => {
    expect(words(`apk add ${text}`, 'alpine:3.20')).toEqual([expected]);
  });

  it.each([
    ['java-17-openjdk', { kind: 'package', name: 'java-17-openjdk' }],
    ['glibc.i686', { kind: 'package', name: 'glibc', architecture: 'i686' }],
    ['curl-7.29.0-59.el7', { kind: 'package', name: 'curl', operator: '=', version: '7.29.0-59.el7' }],
    ['@development', { kind: 'group', name: '@development' }],
    ['https://example.com/x.rpm', { kind: 'url', name: 'https://example.com/x.rpm' }],
    ['/usr/bin/dig', { kind: 'capability', name: '/usr/bin/dig' }],
  ])('yum reads %s', (text, expected) => {
    expect(words(`yum install -y ${text}`, 'centos:7')).toEqual([expected]);
  });

  it('have their place', () => {
    const text = 'FROM debian:bookworm\nRUN apt-get install -y \\\n  curl=7 \\\n  git\n';
    const [curl] = calls(text)[0]?.packages ?? [];
    expect(text.slice(curl?.word.range.start, curl?.word.range.end)).toBe('curl=7');
    expect(curl?.whole).toBe(true);
  });

  it('leave options and their values out', () => {
    expect(
      words('apt-get -o A::B=c -qqy install -t bookworm-backports --no-install-recommends foo'),
    ).toMatchObject([{ name: 'foo' }]);
    expect(words('apk add --no-cache -t .deps foo', 'alpine:3.20')).toMatchObject([{ name: 'foo' }]);
    expect(words('yum -d 1 install -y --setopt tsflags=nodocs foo', 'centos:7')).toMatchObject([
      { name: 'foo' },
    ]);
  });
});

describe('words from variables', () => {
  it('are those that the stage sets', () => {
    const call = only('FROM debian:bookworm\nARG DEPS="curl git=1"\nRUN apt-get install -y $DEPS');
    expect(call.packages.map(({ name, version, whole }) => [name, version, whole])).toEqual([
      ['curl', undefined, false],
      ['git', '1', false],
    ]);
    expect(call.unread).toBeUndefined();
  });

  it('are those that the RUN sets once before', () => {
    const body = (rest: string) => only(`FROM debian:bookworm\nRUN ${rest}`);
    expect(body("deps='curl git' && apt-get install -y $deps").packages).toHaveLength(2);
    expect(body("deps='curl' && deps='git' && apt-get install -y $deps").unread).toBeDefined();
    expect(body("if true; then deps='curl'; fi; apt-get install -y $deps").unread).toBeDefined();
    expect(body('for deps in a b; do apt-get install -y $deps; done').unread).toBeDefined();
    expect(body("apt-get install -y $deps; deps='curl'").unread).toBeDefined();
  });

  it('are not known where they come from a command, a file or other arguments', () => {
    expect(only('FROM debian:bookworm\nRUN apt-get install -y curl $(cat list)').unread).toBeDefined();
    expect(only('FROM debian:bookworm\nRUN cat list | xargs apt-get install -y curl').unread).toBeDefined();
    expect(only('FROM some/base\nRUN apt-get install -y $DEPS').unread).toBeDefined();
  });

  it('may hide the sub-command', () => {
    expect(only('FROM some/base\nRUN apt-get $OPTS install curl').action).toBe('unknown');
    expect(only('FROM debian\nARG OPTS=-y\nRUN apt-get $OPTS install curl')).toMatchObject({
      action: 'install',
      verb: 'install',
    });
  });
});

describe('who answers the question to go on', () => {
  it.each([
    ['debian:12', 'apt-get install -y a', 'option'],
    ['debian:12', 'apt-get -yq install a', 'option'],
    ['debian:12', 'apt-get install a --assume-yes', 'option'],
    ['debian:12', 'apt-get -qq install a', 'option'],
    ['debian:12', 'apt-get -q -q install a', 'option'],
    ['debian:12', 'apt-get -q=2 install a', 'option'],
    ['debian:12', 'apt-get -o APT::Get::Assume-Yes=true install a', 'option'],
    ['debian:12', 'apt-get -q install a', undefined],
    ['debian:12', 'apt-get install --no-install-recommends a', undefined],
    ['debian:12', 'apt-get install a', undefined],
    ['debian:12', 'apt-get upgrade', undefined],
    ['debian:12', 'apt-get update', 'never asks'],
    ['debian:12', 'yes | apt-get install a', 'pipe'],
    ['debian:12', 'echo y | apt-get install a', 'pipe'],
    ['debian:12', 'DEBIAN_FRONTEND=noninteractive apt-get install a', undefined],
    ['alpine:3.20', 'apk add a', 'never asks'],
    ['centos:7', 'yum install a', undefined],
    ['centos:7', 'yum install --assumeyes a', 'option'],
    ['fedora:40', 'dnf --setopt=assumeyes=1 install a', 'option'],
    ['oraclelinux:8-slim', 'microdnf install a', 'never asks'],
    ['oraclelinux:9-slim', 'microdnf install a', undefined],
    ['some/base', 'apt-get install a', 'unknown'],
  ])('%s: %s', (image, body, expected) => {
    expect(shown(only(`FROM ${image}\nRUN ${body}`).answered)).toBe(expected);
  });

  it('may be a file of the image', () => {
    const written = `FROM debian:12\nRUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install a`;
    expect(shown(only(written).answered)).toBe('configuration');
    const copied = 'FROM debian:12\nCOPY yes.conf /etc/apt/apt.conf.d/\nRUN apt-get install a';
    expect(shown(only(copied, { 'yes.conf': 'APT::Get::Assume-Yes "true";' }).answered)).toBe(
      'configuration',
    );
    expect(shown(only(copied, { 'yes.conf': 'Acquire::Retries "3";' }).answered)).toBeUndefined();
    expect(
      shown(
        only(
          `FROM debian:12\nRUN echo 'Acquire::Retries "3";' > /etc/apt/apt.conf.d/9r\nRUN apt-get install a`,
        ).answered,
      ),
    ).toBeUndefined();
  });

  it('is not known where a hidden word may do it', () => {
    expect(shown(only('FROM debian:12\nRUN apt-get install $(cat options)').answered)).toBe('unknown');
  });
});

describe('DEBIAN_FRONTEND', () => {
  it.each([
    ['RUN DEBIAN_FRONTEND=noninteractive apt-get install a', 'noninteractive'],
    ['RUN export DEBIAN_FRONTEND=noninteractive && apt-get install a', 'noninteractive'],
    ['ENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install a', 'noninteractive'],
    ['ARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get install a', 'noninteractive'],
    ['ENV DEBIAN_FRONTEND=noninteractive\nRUN sudo apt-get install a', undefined],
    ['ENV DEBIAN_FRONTEND=noninteractive\nRUN sudo -E apt-get install a', 'noninteractive'],
    ['RUN apt-get install a && export DEBIAN_FRONTEND=noninteractive', undefined],
    ['RUN apt-get install a', undefined],
  ])('%s', (body, expected) => {
    expect(shown(only(`FROM debian:12\n${body}`).frontend)).toBe(expected);
  });
});

describe('package lists', () => {
  const before = (text: string) => {
    const { packages } = stage(text);
    return packages.calls
      .filter((call) => call.action === 'install')
      .map((call) => shown(packages.lists(call.run)));
  };

  it.each([
    ['RUN apt-get install -y a', ['absent']],
    ['RUN apt-get update && apt-get install -y a', ['present']],
    ['RUN apt-get update\nRUN apt-get install -y a', ['present']],
    ['RUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get update && rm -rf /var/lib/{apt,dpkg}\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get update && cd /var/lib/apt/lists && rm -rf *\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get update && apt-get clean\nRUN apt-get install -y a', ['present']],
    ['RUN apt-get update && apt-get distclean\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get update && rm -rf /var/lib/apt/lists/partial\nRUN apt-get install -y a', ['present']],
    ['RUN apt-get update || true\nRUN apt-get install -y a', ['unknown']],
    ['RUN apt-get update --help\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get -o Dir::Etc::sourcelist=x update\nRUN apt-get install -y a', ['unknown']],
    ['RUN ./setup.sh\nRUN apt-get install -y a', ['unknown']],
    ['RUN curl -fsS https://example.com | bash -\nRUN apt-get install -y a', ['unknown']],
    ['RUN pip install a\nRUN apt-get install -y a', ['absent']],
    ['RUN apt-get install -U -y a\nRUN apt-get install -y b', ['absent', 'present']],
  ])('%s', (body, expected) => {
    expect(before(`FROM debian:12\n${body}`)).toEqual(expected);
  });

  it('are not known in an image that nothing is recorded about', () => {
    expect(before('FROM some/base\nRUN apt-get install -y a')).toEqual(['unknown']);
  });

  it('may be in images from the days of jessie', () => {
    expect(before('FROM node:0.10.35\nRUN apt-get install -y a')).toEqual(['unknown']);
    expect(before('FROM debian:jessie\nRUN apt-get install -y a')).toEqual(['absent']);
    expect(before('FROM python:3.12-bookworm\nRUN apt-get install -y a')).toEqual(['absent']);
  });

  it('go from a stage to those that are built from it', () => {
    const text = (clean: string) =>
      `FROM debian:12 AS base\nRUN apt-get update${clean}\nFROM base\nRUN apt-get install -y a`;
    expect(before(text(''))).toEqual(['present']);
    expect(before(text(' && rm -rf /var/lib/apt/lists/*'))).toEqual(['absent']);
  });

  it('in a cache mount are there for the RUN and not in the image', () => {
    const mounted = 'RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y a';
    expect(before(`FROM debian:12\n${mounted}\nRUN apt-get install -y b`)).toEqual(['present', 'absent']);
    const late = 'RUN --mount=type=cache,target=/var/lib/apt apt-get install -y a';
    expect(before(`FROM debian:12\n${late}`)).toEqual(['unknown']);
  });

  it('are no matter for apk since Alpine 3.8, nor where the call fetches them', () => {
    const needs = (image: string, body: string) => only(`FROM ${image}\nRUN ${body}`).needsLists;
    expect(needs('alpine:3.7', 'apk add curl')).toBe(true);
    expect(needs('alpine:3.8', 'apk add curl')).toBe(false);
    expect(needs('alpine:3.20', 'apk add curl')).toBe(false);
    expect(needs('alpine:3.7', 'apk add --no-cache curl')).toBe(false);
    expect(needs('alpine:3.7', 'apk add -U curl')).toBe(false);
    expect(needs('debian:12', 'apt-get install -y curl')).toBe(true);
    expect(needs('centos:7', 'yum install -y curl')).toBe(false);
  });
});

describe('installed packages', () => {
  const installed = (name: string, text: string) => {
    const { packages, steps } = stage(text);
    return shown(packages.installed(name, steps.length));
  };

  it.each([
    ['RUN apt-get install -y curl', true],
    ['RUN apt-get install -y curl=7.88.1-10', true],
    ['RUN apt-get install -y curl && apt-get purge -y curl', false],
    ['RUN apt-get install -y curl && apt-get purge -y --auto-remove $(cat x)', 'unknown'],
    ['RUN apt-get install -y curl || true', 'unknown'],
    ['RUN apt-get install -y --simulate curl', false],
    ['RUN if [ -n "$X" ]; then apt-get install -y curl; fi', 'unknown'],
    ['RUN apt-get install -y git', 'unknown'],
    ['RUN dpkg -i curl.deb', 'unknown'],
    ['RUN apt-get update', false],
    ['RUN mkdir x', false],
  ])('curl after %s', (body, expected) => {
    expect(installed('curl', `FROM debian:bookworm\n${body}`)).toBe(expected);
  });

  it('come from the stage below', () => {
    expect(installed('curl', 'FROM debian AS base\nRUN apt-get install -y curl\nFROM base')).toBe(true);
  });

  it('go with the virtual package that holds them', () => {
    const text = 'FROM alpine:3.20\nRUN apk add gcc && apk add --virtual .deps gcc make git && apk del .deps';
    expect(installed('git', text)).toBe(false);
    expect(installed('gcc', text)).toBe(true);
    expect(installed('git', text.replace('apk del', 'FOO=1 apk info'))).toBe(true);
  });

  it('are of another system behind --root', () => {
    expect(installed('curl', 'FROM alpine:3.20\nRUN apk add --root /out curl')).toBe(false);
  });
});

describe('commands on PATH', () => {
  const has = (command: string, text: string, files: Readonly<Record<string, string>> = {}) => {
    const { packages, steps } = stage(text, files);
    return [shown(packages.hasCommand(command, steps.length)), packages.lacksCommand(command, steps.length)];
  };

  it.each([
    ['bash', '', [true, false]],
    ['curl', '', [false, true]],
    ['curl', 'RUN apt-get install -y curl', [true, false]],
    ['gcc', 'RUN apt-get install -y build-essential', [true, false]],
    ['curl', 'RUN apt-get install -y git', ['unknown', true]],
    ['git', 'RUN apt-get install -y git-core', [true, false]],
    ['git', 'RUN apt-get install -y git-lfs', ['unknown', false]],
    ['curl', 'RUN apt-get install -y curl && apt-get remove -y curl', [false, true]],
    ['curl', 'RUN apt-get install -y ./x.deb', ['unknown', false]],
    ['curl', 'RUN ./install.sh', ['unknown', false]],
    ['curl', 'RUN make install', ['unknown', false]],
    ['curl', 'RUN tar -C /usr/local -xf x.tar', ['unknown', false]],
    ['curl', 'RUN tar -C /opt -xf x.tar', [false, true]],
    ['curl', 'RUN wget -O /usr/local/bin/curl https://example.com/x', ['unknown', false]],
    ['curl', 'RUN pip install x', [false, true]],
    ['cmake', 'RUN pip install -r requirements.txt', ['unknown', false]],
    ['curl', 'RUN mkdir -p /usr/local/bin && echo x > /etc/x', [false, true]],
    ['curl', 'COPY --from=x/y /usr/bin/curl /usr/local/bin/curl', [true, false]],
    ['curl', 'COPY --from=x/y /usr/bin/curl /usr/local/bin/', [true, false]],
    ['curl', 'COPY --from=x/y /usr/local /usr/local', ['unknown', false]],
    ['curl', 'COPY app /app', [false, true]],
  ])('%s after %s', (command, body, expected) => {
    expect(has(command, `FROM debian:bookworm\n${body}`, { 'app/x': '' })).toEqual(expected);
  });

  it('are those of a file that the context gives', () => {
    expect(has('curl', 'FROM debian:bookworm\nCOPY bin/ /usr/local/bin/', { 'bin/other': '' })[0]).toBe(
      'unknown',
    );
    expect(has('curl', 'FROM debian:bookworm\nCOPY curl /usr/local/bin/', { curl: '' })[0]).toBe(true);
  });

  it('are there from the command on that installs them', () => {
    const { packages, commands } = stage(
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl && curl x',
    );
    expect(commands.map((run) => shown(packages.hasCommand('curl', run)))).toEqual([false, false, true]);
  });

  it('come from the stage below', () => {
    expect(has('curl', 'FROM debian:bookworm AS base\nRUN apt-get install -y curl\nFROM base')).toEqual([
      true,
      false,
    ]);
    expect(has('curl', 'FROM debian:bookworm AS base\nRUN apt-get install -y git\nFROM base')).toEqual([
      'unknown',
      true,
    ]);
  });

  it('are not known in an image that nothing is recorded about', () => {
    expect(has('curl', 'FROM some/base')).toEqual(['unknown', false]);
  });
});

describe('where packages come from', () => {
  const sources = (text: string) => shown(stage(text).packages.sources(Infinity));

  it.each([
    ['RUN apt-get update', 'original'],
    ["RUN sed -i 's/ftp.debian/archive.debian/' /etc/apt/sources.list", 'changed'],
    ['RUN echo deb x > /etc/apt/sources.list', 'changed'],
    ['RUN echo deb x >> /etc/apt/sources.list', 'original'],
    ['RUN echo deb x > /etc/apt/sources.list.d/x.list', 'original'],
    ['RUN rm /etc/apt/sources.list.d/*', 'changed'],
    ['RUN cat /etc/apt/sources.list', 'original'],
    ['COPY sources.list /etc/apt/sources.list', 'changed'],
    ['COPY x.list /etc/apt/sources.list.d/', 'original'],
    ['RUN ./setup.sh', 'unknown'],
  ])('%s', (body, expected) => {
    expect(sources(`FROM debian:12\n${body}`)).toBe(expected);
  });

  it('is changed for yum too', () => {
    expect(sources('FROM centos:7\nRUN sed -i s/mirror/vault/ /etc/yum.repos.d/CentOS-*')).toBe('changed');
    expect(sources('FROM centos:7\nRUN curl -o /etc/yum.repos.d/x.repo https://example.com/x.repo')).toBe(
      'original',
    );
  });
});

describe('calls', () => {
  it('that reach the archive are those that fetch', () => {
    const text =
      'FROM debian:12\nRUN apt-get update && apt-get install -y a && apt-get remove -y a && apt-get clean';
    expect(stage(text).packages.archiveCalls.map(({ verb }) => verb)).toEqual(['update', 'install']);
  });

  it('of a stage are its own', () => {
    const { stages } = build('FROM debian AS a\nRUN apt-get update\nFROM a\nRUN apt-get install -y x');
    expect(stages.map(({ packages }) => packages.calls.map(({ verb }) => verb))).toEqual([
      ['update'],
      ['install'],
    ]);
  });

  it('are read behind sudo, env and sh -c', () => {
    expect(
      calls('FROM debian\nRUN sudo apt-get update && env A=b apt-get update && sh -c "apt-get update"'),
    ).toHaveLength(3);
  });

  it('tell the manager of the base image', () => {
    expect(stage('FROM alpine:3.20').packages.packageManagerHere).toEqual(known('apk'));
    expect(valueOf(stage('FROM some/base').packages.packageManagerHere)).toBeUndefined();
  });

  it('cost no more than their number', () => {
    const text = (n: number) =>
      `FROM debian:12\n${Array.from({ length: n }, (_, i) => `RUN apt-get install -y p${i}`).join('\n')}`;
    const { packages } = stage(text(2000));
    expect(packages.calls).toHaveLength(2000);
    expect(shown(packages.installed('p7', 8))).toBe(true);
  });
});
