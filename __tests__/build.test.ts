import { describe, expect, it } from '@jest/globals';
import { nodeInstall } from '../src/build/node.ts';
import { copiedUserBases, userInstalls } from '../src/build/python.ts';
import { homeTrouble, homeWriter } from '../src/build/home.ts';
import { known, type Known } from '../src/known.ts';
import { build, finalStage } from './support/build.ts';

function valueOf<T>(value: Known<T>): T | string {
  return value.known ? value.value : `unknown: ${value.reason}`;
}

describe('variables', () => {
  const env = (text: string, name: string) => finalStage(text).end.env(name);

  it('are replaced as they were before the instruction', () => {
    expect(env('FROM alpine:3.20\nENV A=1\nENV A=2 B=$A\n', 'B')).toEqual(known('1'));
  });

  it('come from the base stage, and its ARGs are still seen', () => {
    const text = 'FROM alpine:3.20 AS a\nARG X=1\nENV A=$X\nFROM a\nENV B=$A C=[$X]\n';
    expect(env(text, 'B')).toEqual(known('1'));
    expect(env(text, 'C')).toEqual(known('[1]'));
    expect(env(text, 'X')).toEqual(known(undefined));
  });

  it('come from the base image with its PATH', () => {
    expect(env('FROM python:3.11-slim\nENV PATH=/x/bin:$PATH\n', 'PATH')).toEqual(
      known('/x/bin:/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'),
    );
  });

  it('are unknown where the base image is', () => {
    expect(env('FROM registry.example.com/python:3.11\n', 'HOME').known).toBe(false);
    expect(env('FROM registry.example.com/python:3.11\nENV HOME=/x\n', 'HOME')).toEqual(known('/x'));
  });

  it('of an ARG before FROM are seen in FROM, and in a stage that declares them again', () => {
    const text = 'ARG V=3.11\nFROM python:${V}-slim\nARG V\nENV A=$V\n';
    expect(finalStage(text).rootReference).toEqual(known('python:3.11-slim'));
    expect(env(text, 'A')).toEqual(known('3.11'));
    expect(env('ARG V=3.11\nFROM python:${V}-slim\nENV A=[$V]\n', 'A')).toEqual(known('[]'));
  });

  it('of ENV win over an ARG before it; behind it that depends on the builder', () => {
    expect(env('FROM alpine:3.20\nARG A=arg\nENV A=env\nENV B=$A\n', 'B')).toEqual(known('env'));
    expect(env('FROM alpine:3.20\nENV A=env\nARG A=arg\nENV B=$A\n', 'B').known).toBe(false);
    expect(env('FROM alpine:3.20\nENV A=same\nARG A=same\nENV B=$A\n', 'B')).toEqual(known('same'));
    expect(env('FROM golang:1.22\nARG GOPATH=/x\nENV B=$GOPATH\n', 'B').known).toBe(false);
  });

  it('that rest on the default of an ARG say so', () => {
    const stage = finalStage('FROM alpine:3.20\nARG U=app\nENV H=/home/$U\n');
    expect([...stage.end.expand('$H').defaults]).toEqual(['U']);
  });

  it('of the platform are unknown', () => {
    expect(env('FROM alpine:3.20\nARG TARGETARCH\nENV A=$TARGETARCH\n', 'A').known).toBe(false);
  });
});

describe('stages', () => {
  it('are found by name in any letter case, by number, and only where they stand before', () => {
    const { stages } = build(
      'FROM alpine AS Build\nFROM build AS two\nCOPY --from=0 /a /b\nCOPY --from=BUILD /a /c\nCOPY --from=two /x /y\n',
    );
    expect(stages[1]?.base.kind).toBe('stage');
    expect(stages[1]?.copies.map((copy) => copy.from.kind)).toEqual(['stage', 'stage', 'image']);
  });

  it('that nothing needs are not needed, and are targets of their own', () => {
    const read = build(
      'FROM alpine AS test\nFROM alpine AS deps\nFROM alpine\nRUN --mount=type=bind,from=deps,target=/d ls\n',
    );
    expect([...read.needed].map((stage) => stage.index)).toEqual([2, 1]);
    expect(read.targets.map((stage) => stage.index)).toEqual([0, 2]);
  });

  it('named by a number in FROM are images', () => {
    expect(build('FROM alpine\nFROM 0\n').stages[1]?.base.kind).toBe('image');
  });
});

describe('the working directory', () => {
  const workdir = (text: string) => valueOf(finalStage(text).end.workdir);

  it('is put together from relative steps, through stages', () => {
    expect(workdir('FROM alpine:3.20 AS a\nWORKDIR /srv\nFROM a\nWORKDIR app\nWORKDIR ../lib/\n')).toBe(
      '/srv/lib',
    );
  });

  it('starts where the image does', () => {
    expect(workdir('FROM golang:1.22\nWORKDIR src\n')).toBe('/go/src');
    expect(workdir('FROM alpine:3.20\n')).toBe('/');
  });

  it('may hold variables and blanks', () => {
    expect(workdir('FROM alpine:3.20\nARG D=my app\nARG E=x\nWORKDIR /$E\n')).toBe('/x');
  });
});

describe('the user', () => {
  const home = (text: string) => valueOf(finalStage(text).end.home);

  it('has the home that /etc/passwd says', () => {
    expect(home('FROM node:20-alpine\nUSER node\n')).toBe('/home/node');
    expect(home('FROM node:20-alpine\nUSER 1000:1000\n')).toBe('/home/node');
    expect(home('FROM debian:12\nRUN useradd -d /srv/app -m app\nUSER app:app\n')).toBe('/srv/app');
    expect(home('FROM debian:12\nUSER nobody\n')).toBe('/nonexistent');
  });

  it('has / where an id has no entry', () => {
    expect(home('FROM debian:12\nUSER 4242\n')).toBe('/');
    expect(home('FROM debian:12\nRUN useradd -u 4242 -m app\nUSER 4242\n')).toBe('/home/app');
  });

  it('has what HOME says, whoever it is', () => {
    expect(home('FROM debian:12\nENV HOME=/tmp\nUSER 4242\n')).toBe('/tmp');
  });

  it('is known by an ARG that names it', () => {
    expect(home('FROM alpine:3.20\nARG U=web\nRUN adduser -D $U\nUSER ${U}\n')).toBe('/home/web');
  });

  it('may be made in the base stage', () => {
    expect(home('FROM alpine:3.20 AS base\nRUN adduser -D web\nFROM base\nUSER web\n')).toBe('/home/web');
  });

  it('is unknown where making it may have failed unnoticed', () => {
    expect(home('FROM registry.example.com/x\nRUN adduser -u 1000 -D web || true\nUSER web\n')).toMatch(
      /^unknown/,
    );
    expect(home('FROM debian:12\nRUN id web || useradd -m web\nUSER web\n')).toMatch(/^unknown/);
  });

  it('is not there where the id is taken', () => {
    const stage = finalStage(
      'FROM node:20-alpine\nRUN adduser -u 1000 -S xdr 2>/dev/null || true\nUSER xdr\n',
    );
    expect(valueOf(stage.end.user)).toBe(
      'unknown: the command that makes user xdr fails: the id 1000 belongs to node',
    );
    expect(stage.commands.map(({ command }) => stage.users.failure(command))).toEqual([
      'the id 1000 belongs to node',
      undefined,
    ]);
  });

  it('of another id can be made after the holder was removed', () => {
    const text = 'FROM node:20-alpine\nRUN deluser --remove-home node && adduser -u 1000 -D xdr\nUSER 1000\n';
    expect(home(text)).toBe('/home/xdr');
  });

  it('may come with a package', () => {
    expect(
      home('FROM debian:12\nRUN apt-get update && apt-get install -y postgresql\nUSER postgres\n'),
    ).toMatch(/^unknown/);
  });

  it('is root unless the image or USER says otherwise', () => {
    expect(finalStage('FROM debian:12\n').end.isRoot).toBe(true);
    expect(finalStage('FROM debian:12\nUSER 0\n').end.isRoot).toBe(true);
    expect(finalStage('FROM registry.example.com/x\n').end.isRoot).toBe(false);
    expect(finalStage('FROM registry.example.com/x\n').end.isNotRoot).toBe(false);
    expect(finalStage('FROM debian:12\nUSER app\n').end.isNotRoot).toBe(true);
  });
});

describe('files', () => {
  const context = {
    'package.json': '{}',
    'src/index.js': '',
    'web/package.json': '{}',
    'web/app/page.js': '',
  };
  const entry = (text: string, path: string) => {
    const found = finalStage(text, context).files.entry(path);
    if (!found.known) return 'unknown';
    const owner = found.value?.owner;
    return found.value && `${found.value.kind} of ${owner?.known ? owner.value : '?'}`;
  };

  it('are copied with their directories', () => {
    const text = 'FROM alpine:3.20\nWORKDIR /app\nCOPY --chown=web:web . .\n';
    expect(entry(text, '/app/src/index.js')).toBe('file of web');
    expect(entry(text, '/app/src')).toBe('directory of web');
    expect(entry(text, '/app')).toBe('directory of root');
    expect(entry(text, '/app/src/other.js')).toBeUndefined();
  });

  it('are copied by pattern and under another name', () => {
    expect(entry('FROM alpine:3.20\nCOPY package*.json /app/\n', '/app/package.json')).toBe('file of root');
    expect(entry('FROM alpine:3.20\nCOPY package.json /app/p.json\n', '/app/p.json')).toBe('file of root');
  });

  it('are not put into directories by a pattern of file names', () => {
    const text = 'FROM alpine:3.20\nWORKDIR /app\nCOPY package*.json ./\n';
    expect(entry(text, '/app/next.config.ts/x')).toBeUndefined();
    expect(entry('FROM alpine:3.20\nWORKDIR /app\nCOPY we* ./\n', '/app/app/page.js')).toBe('unknown');
  });

  it('are copied through stages', () => {
    const text =
      'FROM alpine:3.20 AS a\nWORKDIR /build\nCOPY web/ .\nFROM alpine:3.20\nCOPY --from=a /build/app /srv/app\n';
    expect(entry(text, '/srv/app/page.js')).toBe('file of root');
  });

  it('may be made by a build, and are unknown then', () => {
    const text = 'FROM alpine:3.20\nWORKDIR /app\nCOPY . .\nRUN npm run build\n';
    expect(entry(text, '/app/.next')).toBe('unknown');
    expect(entry(text, '/app/package.json')).toBe('file of root');
    expect(entry(text, '/home/web')).toBeUndefined();
  });

  it('are made, owned and removed by commands', () => {
    const text =
      'FROM alpine:3.20\nRUN mkdir -p /home/web/.npm && chown -R web:web /home/web && mkdir /home/x && rm -rf /home/x\n';
    expect(entry(text, '/home/web')).toBe('directory of web');
    expect(entry(text, '/home/web/.npm')).toBe('directory of web');
    expect(entry(text, '/home/x')).toBeUndefined();
  });

  it('are not doubted for a clean-up elsewhere', () => {
    const text = 'FROM debian:12\nRUN useradd web && rm -rf /var/lib/apt/lists/* "$(mktemp -d)"\n';
    expect(entry(text, '/home/web')).toBeUndefined();
  });

  it('are made with the user where its command says so', () => {
    expect(entry('FROM debian:12\nRUN useradd -m web\n', '/home/web')).toBe('directory of web');
    expect(entry('FROM debian:12\nRUN useradd web\n', '/home/web')).toBeUndefined();
    expect(entry('FROM alpine:3.20\nRUN adduser -S web\n', '/home/web')).toBe('directory of web');
    expect(entry('FROM alpine:3.20\nRUN adduser -S -H web\n', '/home/web')).toBeUndefined();
    expect(entry('FROM node:20-alpine\n', '/home/node')).toBe('directory of node');
  });

  it('are unknown where the command that makes them may be passed over', () => {
    expect(entry('FROM alpine:3.20\nRUN test -d /x || mkdir /home/web\n', '/home/web')).toBe('unknown');
    expect(entry('FROM alpine:3.20\nRUN ./setup.sh\n', '/home/web')).toBe('unknown');
    expect(entry('FROM alpine:3.20\nSHELL ["pwsh", "-c"]\nRUN x\n', '/home/web')).toBe('unknown');
  });

  it('lead back to the directory of the context that holds the manifests', () => {
    const directory = (text: string) => valueOf(finalStage(text, context).files.contextDirectory('/app'));
    expect(directory('FROM alpine:3.20\nWORKDIR /app\nCOPY . .\n')).toBe('');
    expect(directory('FROM alpine:3.20\nWORKDIR /app\nCOPY web/package*.json ./\n')).toBe('web');
    expect(
      directory('FROM alpine:3.20 AS a\nCOPY . /src\nFROM alpine:3.20\nCOPY --from=a /src/web /app\n'),
    ).toBe('web');
  });
});

describe('what a container runs', () => {
  const context = {
    'package.json': '{"scripts": {"prestart": "node check.js", "start": "next start -p 3000"}}',
    'run.sh': '#!/bin/sh\nexec node "$@"\n',
  };
  const commands = (text: string) =>
    finalStage(`FROM node:20-alpine\nWORKDIR /app\nCOPY . .\n${text}`, context).launch.processes.map(
      ({ words }) => words.map((word) => (word.known ? word.value : '?')).join(' '),
    );

  it('includes what stands behind package scripts', () => {
    expect(commands('CMD ["npm", "start"]\n')).toEqual(['npm start', 'node check.js', 'next start -p 3000']);
    expect(commands('CMD yarn start\n')).toEqual(['yarn start', 'node check.js', 'next start -p 3000']);
  });

  it('puts ENTRYPOINT and CMD together, and takes CMD for itself too', () => {
    expect(commands('ENTRYPOINT ["python", "-m"]\nCMD ["uvicorn"]\n')).toEqual([
      'python -m uvicorn',
      'uvicorn',
    ]);
  });

  it('leaves CMD out behind a shell form ENTRYPOINT', () => {
    expect(commands('ENTRYPOINT node a.js\nCMD ["b"]\n')).toEqual(['node a.js']);
  });

  it('reads shell scripts of the context', () => {
    expect(commands('CMD ["./run.sh", "x"]\n')).toEqual(['./run.sh x', 'node ?']);
  });

  it('takes the last CMD, and none of a base below an ENTRYPOINT', () => {
    expect(commands('CMD ["a"]\nCMD ["b"]\n')).toEqual(['b']);
    const stage = finalStage('FROM alpine:3.20 AS a\nCMD ["a"]\nFROM a\nENTRYPOINT ["b"]\n');
    expect(stage.launch.instruction('CMD')).toBeUndefined();
  });
});

describe('package managers', () => {
  const withoutDev = (command: string, env = '') =>
    finalStage(`FROM node:20\n${env}\nRUN ${command}\n`).commands.flatMap((run) => {
      const install = nodeInstall(run);
      return install === undefined ? [] : [valueOf(install.withoutDev)];
    });

  it.each([
    ['npm ci', [false]],
    ['npm ci --only=production', [true]],
    ['npm ci --omit=dev --ignore-scripts', [true]],
    ['npm install --production', [true]],
    ['npm install --production=false', [false]],
    ['npm install --omit dev', [true]],
    ['npm ci --omit=optional', [false]],
    ['NODE_ENV=production npm ci', [true]],
    ['NODE_ENV=production npm ci --include=dev', [false]],
    ['npm prune --omit=dev', [true]],
    ['yarn install --production --frozen-lockfile', [true]],
    ['yarn', [false]],
    ['pnpm i -P', [true]],
    ['npm install -g npm@10', []],
    ['npm install express', []],
  ])('%s leaves development dependencies out: %j', (command, expected) => {
    expect(withoutDev(command)).toEqual(expected);
  });

  it('look at NODE_ENV of the stage', () => {
    expect(withoutDev('npm ci', 'ENV NODE_ENV=production')).toEqual([true]);
  });

  it('of Python put user packages under the home of who installs', () => {
    const bases = (text: string) => userInstalls(finalStage(text)).map(({ base }) => valueOf(base));
    expect(bases('FROM python:3.11\nRUN pip install --user x && pip3 install y\n')).toEqual(['/root/.local']);
    expect(
      bases('FROM python:3.11\nENV PYTHONUSERBASE=/opt/py\nRUN python -m pip install --user x\n'),
    ).toEqual(['/opt/py']);
    expect(bases('FROM python:3.11\nENV PIP_USER=1\nRUN pip install x\n')).toEqual(['/root/.local']);
    expect(bases('FROM python:3.11\nRUN pip install --user --target=/t x\n')).toEqual([]);
    expect(bases('FROM python:3.11\nRUN useradd -m u\nUSER u\nRUN pip install --user x\n')).toEqual([
      '/home/u/.local',
    ]);
  });

  it('of Python: user packages are followed through COPY', () => {
    const text = (copy: string) =>
      `FROM python:3.11 AS b\nRUN pip install --user x\nFROM python:3.11\nWORKDIR /w\nCOPY --from=b ${copy}\n`;
    const base = (copy: string) => copiedUserBases(finalStage(text(copy))).map((one) => one.base);
    expect(base('/root/.local /home/x/.local')).toEqual(['/home/x/.local']);
    expect(base('/root/.local/ pkgs/')).toEqual(['/w/pkgs']);
    expect(base('/root /home/x')).toEqual(['/home/x/.local']);
    expect(base('/root/.local/bin /usr/local/bin')).toEqual([]);
  });
});

describe('the home of the last user', () => {
  const trouble = (text: string) => {
    const stage = finalStage(`${text}CMD npm start\n`);
    const writer = homeWriter(stage);
    if (writer === undefined) throw new Error('nobody runs npm');
    const found = homeTrouble(stage, writer);
    return found.known ? found.value?.kind : 'unknown';
  };

  it('is looked at', () => {
    expect(trouble('FROM node:20-alpine\nUSER node\n')).toBeUndefined();
    expect(trouble('FROM alpine:3.20\nRUN adduser -D -H web\nUSER web\n')).toBe('missing');
    expect(trouble('FROM alpine:3.20\nRUN adduser -D -H web && mkdir /home/web\nUSER web\n')).toBe('foreign');
    expect(
      trouble(
        'FROM alpine:3.20\nRUN adduser -D -H web && mkdir /home/web && chown web /home/web\nUSER web\n',
      ),
    ).toBeUndefined();
    expect(trouble('FROM debian:12\nUSER 4242\n')).toBe('none');
    expect(trouble('FROM debian:12\n')).toBeUndefined();
  });
});
