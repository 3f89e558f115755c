import { describe, expect, it } from '@jest/globals';
import { CAUSE_KINDS } from '../src/log/cause-kinds.ts';
import { causesIn, describeCause } from '../src/log/causes.ts';
import { cleanLines } from '../src/log/clean.ts';
import { readLog } from '../src/log/read.ts';
import { SIGNATURES } from '../src/log/signatures.ts';
import { CAPTURES, type Cause } from '../src/log/types.ts';

function texts(lines: readonly { readonly text: string }[]): string[] {
  return lines.map(({ text }) => text);
}

function causes(...lines: string[]): Cause[] {
  return causesIn(cleanLines(lines.join('\n')));
}

function first(...lines: string[]): [id: string | undefined, captures: Cause['captures'] | undefined] {
  const [cause] = causes(...lines);
  return [cause?.id, cause?.captures];
}

describe('clean lines', () => {
  it('have no colours', () => {
    expect(texts(cleanLines('\u001b[0;32mok\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007'))).toEqual(
      ['ok link'],
    );
  });

  it('show what was written last over a carriage return', () => {
    expect(texts(cleanLines('10%\r50%\r100% done\r\nnext'))).toEqual(['100% done', 'next']);
  });

  it('have no timestamps and marks of GitHub Actions', () => {
    const log =
      '2024-05-01T10:00:00.1234567Z ##[error]it failed\nbuild\tRun docker\t2024-05-01T10:00:00.12Z text';
    expect(texts(cleanLines(log))).toEqual(['it failed', 'text']);
  });

  it('have no sections and timestamps of GitLab', () => {
    const log =
      'section_start:1600000000:step_script\r\u001b[0K$ docker build .\n2024-05-01T10:00:00.123456Z 01O RUN';
    expect(texts(cleanLines(log))).toEqual(['$ docker build .', 'RUN']);
  });

  it('keep the number that a line has in the log', () => {
    expect(cleanLines('a\nb').map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('the log of docker before BuildKit', () => {
  const log = [
    'Sending build context to Docker daemon  2.048kB',
    'Step 1/3 : FROM debian:bookworm',
    ' ---> 0123456789ab',
    'Step 2/3 : RUN apt-get install -y left-pad',
    ' ---> Running in 0123456789ab',
    'E: Unable to locate package left-pad',
    "The command '/bin/sh -c apt-get install -y left-pad' returned a non-zero code: 100",
  ].join('\n');

  it('names the step that failed', () => {
    expect(readLog(log)).toMatchObject({
      builder: 'docker',
      failed: {
        step: 2,
        total: 3,
        instruction: 'RUN apt-get install -y left-pad',
        command: '/bin/sh -c apt-get install -y left-pad',
        exitCode: 100,
      },
    });
  });

  it('gives the output of that step alone, without the command', () => {
    expect(texts(readLog(log).output)).toEqual([
      ' ---> Running in 0123456789ab',
      'E: Unable to locate package left-pad',
    ]);
  });

  it('names the cause with its line', () => {
    expect(readLog(log).causes).toMatchObject([
      { id: 'package-not-found', ecosystem: 'apt', captures: { package: 'left-pad' }, line: { number: 6 } },
    ]);
  });

  it('may begin in the middle', () => {
    const tail = log.split('\n').slice(5).join('\n');
    expect(readLog(tail).failed).toMatchObject({
      step: undefined,
      command: '/bin/sh -c apt-get install -y left-pad',
    });
  });

  it('may have a command of several lines', () => {
    const failed = readLog(
      "Step 1/1 : RUN x\nThe command '/bin/sh -c printf 'a\nb'' returned a non-zero code: 2\n",
    ).failed;
    expect(failed).toMatchObject({ command: "/bin/sh -c printf 'a\nb'", exitCode: 2 });
  });

  it('shows no failure where the build went well', () => {
    expect(
      readLog('Step 1/1 : FROM scratch\n ---> 0\nSuccessfully built 0123456789ab').failed,
    ).toBeUndefined();
  });

  it('may fail before any step', () => {
    const read = readLog('Error response from daemon: Dockerfile parse error line 3: Unknown flag: mount');
    expect(read).toMatchObject({ builder: 'docker', failed: { line: 3, step: undefined } });
    expect(read.causes[0]).toMatchObject({ id: 'dockerfile-flag-unknown', captures: { option: 'mount' } });
  });
});

describe('the log of BuildKit', () => {
  const log = [
    '#1 [internal] load build definition from Dockerfile',
    '#1 DONE 0.0s',
    '#8 [assets 2/4] RUN apk add nodejs',
    '#8 0.201 fetch something',
    '#9 [builder 3/5] RUN npm ci',
    '#9 0.345 npm ERR! The `npm ci` command can only install with an existing package-lock.json',
    '#8 CANCELED',
    '#9 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    '------',
    ' > [builder 3/5] RUN npm ci:',
    '0.345 npm ERR! The `npm ci` command can only install with an existing package-lock.json',
    '------',
    'Dockerfile.prod:7',
    '--------------------',
    '   5 |     COPY . .',
    '   7 | >>> RUN npm ci',
    '--------------------',
    'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  ].join('\n');

  it('names stage, step, line, command and exit code', () => {
    expect(readLog(log)).toMatchObject({
      builder: 'buildkit',
      failed: {
        stage: 'builder',
        step: 3,
        total: 5,
        line: 7,
        instruction: 'RUN npm ci',
        command: '/bin/sh -c npm ci',
        exitCode: 1,
      },
    });
  });

  it('takes the output of the step that failed, and not of one beside it', () => {
    const output = texts(readLog(log).output);
    expect(output).toContain(
      'npm ERR! The `npm ci` command can only install with an existing package-lock.json',
    );
    expect(output).not.toContain('fetch something');
  });

  it('has no stage name where there is one stage without a name', () => {
    expect(
      readLog(
        '#5 [2/3] RUN x\n#5 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 127',
      ).failed,
    ).toMatchObject({ stage: undefined, step: 2, total: 3, exitCode: 127 });
  });

  it('leaves the platform and the service of compose out of the stage', () => {
    expect(readLog(' > [linux/arm64 builder 2/3] RUN x\nfailed to solve: x').failed?.stage).toBeUndefined();
    const block = '------\n > [linux/arm64 builder 2/3] RUN x:\n0.1 y\n------\nfailed to solve: x';
    expect(readLog(block).failed?.stage).toBe('builder');
  });

  it('is read from the progress of a terminal', () => {
    const shown =
      ' => ERROR [web 4/6] RUN make  1.2s\n => => # make: cc: Command not found\nfailed to solve: executor failed running [/bin/sh -c make]: exit code: 2';
    expect(readLog(shown).failed).toMatchObject({
      stage: 'web',
      step: 4,
      instruction: 'RUN make',
      exitCode: 2,
    });
  });

  it('may fail before any step', () => {
    const read = readLog(
      '#2 [internal] load metadata for docker.io/library/nope:1\nERROR: failed to solve: nope:1: failed to resolve source metadata for docker.io/library/nope:1: docker.io/library/nope:1: not found',
    );
    expect(read.failed).toBeUndefined();
    expect(read.causes[0]).toMatchObject({
      id: 'image-not-found',
      captures: { image: 'docker.io/library/nope:1' },
    });
  });

  it('says which source of a COPY is missing', () => {
    const read = readLog(
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 01::02: "/dist": not found',
    );
    expect(read.causes[0]).toMatchObject({ id: 'copy-source-missing', captures: { path: '/dist' } });
  });

  it('is the same in a log of GitHub Actions', () => {
    const stamped = log
      .split('\n')
      .map((line) => `2024-05-01T10:00:00.1234567Z ${line}`)
      .join('\n');
    expect(readLog(stamped).failed).toEqual(readLog(log).failed);
    expect(readLog(stamped).causes).toEqual(readLog(log).causes);
  });
});

describe('the log of buildah and podman', () => {
  it('names the step in a build of several stages', () => {
    const log = [
      '[1/2] STEP 1/2: FROM golang:1.22 AS build',
      '[2/2] STEP 1/3: FROM alpine',
      '[2/2] STEP 2/3: RUN apk add nope',
      'ERROR: unable to select packages:',
      '  nope (no such package):',
      'Error: building at STEP "RUN apk add nope": while running runtime: exit status 1',
    ].join('\n');
    const read = readLog(log);
    expect(read).toMatchObject({
      builder: 'buildah',
      failed: { stage: 'stage-1', step: 2, total: 3, instruction: 'RUN apk add nope', exitCode: 1 },
    });
    expect(read.causes[0]).toMatchObject({
      id: 'package-not-found',
      ecosystem: 'apk',
      captures: { package: 'nope' },
    });
  });

  it('shows no failure where the image is committed', () => {
    expect(readLog('STEP 1/1: FROM alpine\nCOMMIT x\n--> 0123').failed).toBeUndefined();
  });
});

describe('the log of kaniko', () => {
  it('names the instruction, and keeps its own lines out of the output', () => {
    const log = [
      '\u001b[36mINFO\u001b[0m[0001] Retrieving image manifest alpine',
      '\u001b[36mINFO\u001b[0m[0002] RUN make',
      '\u001b[36mINFO\u001b[0m[0002] Running: [/bin/sh -c make]',
      '/bin/sh: make: not found',
      'error building image: error building stage: failed to execute command: waiting for process to exit: exit status 127',
    ].join('\n');
    const read = readLog(log);
    expect(read).toMatchObject({ builder: 'kaniko', failed: { instruction: 'RUN make', exitCode: 127 } });
    expect(texts(read.output)).not.toContain('Running: [/bin/sh -c make]');
    expect(read.causes[0]).toMatchObject({ id: 'command-not-found', captures: { command: 'make' } });
  });
});

describe('what no builder wrote', () => {
  it('is read for causes, and shows no step', () => {
    const read = readLog('hello\nbash: frob: command not found');
    expect(read).toMatchObject({ builder: undefined, failed: undefined });
    expect(read.causes[0]).toMatchObject({ id: 'command-not-found', captures: { command: 'frob' } });
  });

  it('may be nothing at all', () => {
    expect(readLog('')).toMatchObject({ builder: undefined, failed: undefined, causes: [] });
  });
});

describe('causes', () => {
  it.each<[string, string, Cause['captures']]>([
    [
      "E: Package 'mysql-client' has no installation candidate",
      'package-not-found',
      { package: 'mysql-client' },
    ],
    [
      "E: Version '1.2-3' for 'curl' was not found",
      'package-version-not-found',
      { package: 'curl', version: '1.2-3' },
    ],
    [
      "E: The repository 'http://archive.ubuntu.com/ubuntu disco Release' does not have a Release file.",
      'release-file-missing',
      { url: 'http://archive.ubuntu.com/ubuntu disco Release' },
    ],
    [
      'E: Failed to fetch http://mirror.example.org/pool/c/curl_1_amd64.deb  404  Not Found',
      'package-file-404',
      { url: 'http://mirror.example.org/pool/c/curl_1_amd64.deb' },
    ],
    [
      'W: Failed to fetch http://mirror.example.org/debian/dists/jessie-backports/main/Packages  404  Not Found',
      'archive-404',
      { url: 'http://mirror.example.org/debian/dists/jessie-backports/main/Packages' },
    ],
    [
      'E: The method driver /usr/lib/apt/methods/https could not be found.',
      'apt-https-missing',
      { message: 'https' },
    ],
    [
      'E: gnupg, gnupg2 and gnupg1 do not seem to be installed, but one of them is required for this operation',
      'gnupg-missing',
      {},
    ],
    ['Do you want to continue? [Y/n] Abort.', 'prompt-aborted', {}],
    ['  py2-pip (missing):', 'package-not-found', { package: 'py2-pip' }],
    [
      '   breaks: world[openssl=1.0.2k-r0]',
      'package-version-not-found',
      { package: 'openssl', version: '1.0.2k-r0' },
    ],
    ['No package epel available.', 'package-not-found', { package: 'epel' }],
    ['error: target not found: frob', 'package-not-found', { package: 'frob' }],
    ['/bin/sh: 1: sudo: not found', 'command-not-found', { command: 'sudo' }],
    ['/bin/sh: pip3: not found', 'command-not-found', { command: 'pip3' }],
    ["env: can't execute 'bash': No such file or directory", 'command-not-found', { command: 'bash' }],
    ['npm ERR! not found: git', 'command-not-found', { command: 'git' }],
    ['npm ERR! No git binary found in $PATH', 'command-not-found', { command: 'git' }],
    ['/bin/sh: 1: ./configure: not found', 'script-not-found', { path: './configure' }],
    ['/bin/sh: 1: ./run.sh: Permission denied', 'not-executable', { path: './run.sh' }],
    ['/bin/sh: 1: source: not found', 'bashism', { command: 'source' }],
    ["mkdir: cannot create directory '/app': Permission denied", 'permission-denied', { path: '/app' }],
    [
      "npm ERR! Error: EACCES: permission denied, mkdir '/app/node_modules'",
      'permission-denied',
      { path: '/app/node_modules' },
    ],
    [
      '[Mon Nov 23 10:00:00 2026] PHP Warning:  fopen(/srv/public/../cache/hits): Failed to open stream: Permission denied in /srv/public/index.php on line 2',
      'permission-denied',
      { path: '/srv/public/../cache/hits' },
    ],
    [
      '2026/11/23 10:00:00 [emerg] 1#1: mkdir() "/var/lib/nginx/body" failed (13: Permission denied)',
      'permission-denied',
      { path: '/var/lib/nginx/body' },
    ],
    ["mkdir: cannot create directory '/app': File exists", 'file-exists', { path: '/app' }],
    ["cp: cannot stat 'dist': No such file or directory", 'file-not-found', { path: 'dist' }],
    ["useradd: user 'node' already exists", 'user-exists', { user: 'node' }],
    ["useradd: invalid user ID '--gid'", 'account-id-invalid', { actual: '--gid' }],
    ["groupadd: invalid group ID 'app'", 'account-id-invalid', { actual: 'app' }],
    ["chown: invalid user: 'app:root'", 'user-unknown', { user: 'app', group: 'root' }],
    [
      'the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/',
      'dockerfile-flag-unknown',
      { option: 'mount' },
    ],
    [
      '"--platform" is only supported on a Docker daemon with experimental features enabled',
      'dockerfile-flag-unknown',
      { option: 'platform' },
    ],
    [
      "/lib/libc.so.6: version `GLIBC_2.28' not found (required by node)",
      'glibc-too-old',
      { version: 'GLIBC_2.28' },
    ],
    [
      'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file',
      'library-missing',
      { library: 'libatomic.so.1' },
    ],
    [
      'ERROR: Cannot uninstall blinker 1.4, RECORD file not found. Hint: The package was installed by debian.',
      'distutils-installed',
      { package: 'blinker' },
    ],
    [
      "╰─> The package's contents are unknown: no RECORD file was found for blinker.",
      'distutils-installed',
      { package: 'blinker' },
    ],
    ["ModuleNotFoundError: No module named 'yaml'", 'module-not-found-python', { module: 'yaml' }],
    [
      'ERROR: No matching distribution found for numpy==9.9',
      'package-version-not-found',
      { package: 'numpy', version: '==9.9' },
    ],
    ['error: externally-managed-environment', 'externally-managed', {}],
    ['main.c:1:10: fatal error: Python.h: No such file or directory', 'header-missing', { file: 'Python.h' }],
    ['Error: pg_config executable not found.', 'library-config-missing', { library: 'pg' }],
    ["No package 'oniguruma' found", 'pkg-config-missing', { library: 'oniguruma' }],
    [
      'error got@10.0.0: The engine "node" is incompatible with this module. Expected version ">=10". Got "8.1.0"',
      'engine-unsupported',
      { package: 'got@10.0.0', expected: '>=10', actual: '8.1.0' },
    ],
    ["Error: Cannot find module 'webpack'", 'module-not-found-node', { module: 'webpack' }],
    [
      'bundler requires Ruby version >= 2.3.0.',
      'gem-ruby-version',
      { package: 'bundler', expected: '>= 2.3.0' },
    ],
    [
      'Your Ruby version is 2.5.1, but your Gemfile specified 2.6.3',
      'gemfile-ruby-version',
      { actual: '2.5.1', expected: '2.6.3' },
    ],
    ['You must use Bundler 2 or greater with this lockfile.', 'bundler-version', { expected: '2' }],
    [
      'The last version of bundler (>= 0) to support your Ruby & RubyGems was 1.17.3. Try installing it with `gem install bundler -v 1.17.3`',
      'gem-ruby-version',
      { package: 'bundler', version: '1.17.3' },
    ],
    ['error: /usr/src/php/ext/mcrypt does not exist', 'php-extension-unknown', { extension: 'mcrypt' }],
    ['note: module requires Go 1.17', 'go-version', { expected: '1.17' }],
    [
      'package go/constant: unrecognized import path "go/constant"',
      'go-version',
      { package: 'go/constant', message: 'package go/constant: unrecognized import path "go/constant"' },
    ],
    [
      'Setting settings.virtualenvs.create does not exist',
      'option-unknown',
      { option: 'settings.virtualenvs.create' },
    ],
    ['curl: (6) Could not resolve host: example.invalid', 'dns', { host: 'example.invalid' }],
    ['fatal: Remote branch v1 not found in upstream origin', 'git-revision-not-found', { version: 'v1' }],
    ['manifest for base/archlinux:latest not found', 'image-not-found', { image: 'base/archlinux:latest' }],
    [
      'COPY failed: stat /var/lib/docker/tmp/docker-builder123/dist: no such file or directory',
      'copy-source-missing',
      { path: 'dist' },
    ],
    ['unable to find user app: no matching entries in passwd file', 'user-missing', { user: 'app' }],
  ])('of %j are %s', (line, id, captures) => {
    const [found, parts] = first(line);
    expect([found, parts]).toEqual([id, expect.objectContaining(captures)]);
  });

  it.each([
    'Get:1 http://mirror.example.org/debian bookworm InRelease [151 kB]',
    'Setting up libssl-dev:amd64 (3.0.11-1) ...',
    'npm WARN deprecated request@2.88.2: request has been deprecated',
    'added 37 packages in 3.586s',
    'Successfully installed certifi-2020.6.20',
    'checking whether we are cross compiling... no',
    'Removing intermediate container 0123456789ab',
    '+ echo E: Unable to locate package curl',
  ])('are not seen in %j', (line) => {
    expect(causes(line)).toEqual([]);
  });

  it('put what names a cause before errors, and these before symptoms', () => {
    const found = causes(
      'a.c:1:1: error: unknown type name',
      'fatal error: zlib.h: No such file or directory',
      'make: *** [all] Error 1',
    );
    expect(found.map(({ weight }) => weight)).toEqual(['cause', 'error', 'symptom']);
  });

  it('put the kind that is seen last first', () => {
    const found = causes(
      '/bin/sh: 1: curl: not found',
      'E: Unable to locate package x',
      '/bin/sh: 2: wget: not found',
    );
    expect(found.map(({ captures }) => captures.command ?? captures.package)).toEqual(['curl', 'wget', 'x']);
  });

  it('are told once each', () => {
    expect(causes('/bin/sh: 1: curl: not found', '/bin/sh: 1: curl: not found')).toHaveLength(1);
  });

  it('that wait for an earlier line are not seen without it', () => {
    const item = '  - readline=6.2';
    expect(causes(item)).toEqual([]);
    expect(first('ResolvePackageNotFound:', item)).toEqual(['package-not-found', { package: 'readline' }]);
  });

  it('are read from the exit code where nothing was written', () => {
    const log =
      "Step 2/2 : RUN wget -q http://x.invalid/a\nThe command '/bin/sh -c wget -q http://x.invalid/a' returned a non-zero code: 8";
    expect(readLog(log).causes).toMatchObject([{ id: 'download-failed', line: undefined }]);
  });

  it('are not guessed from an exit code that says nothing', () => {
    const log = "Step 2/2 : RUN test -n ''\nThe command '/bin/sh -c test -n ''' returned a non-zero code: 1";
    expect(readLog(log).causes).toEqual([]);
  });

  it('are said in a sentence', () => {
    const [missing] = causes('/bin/sh: 1: curl: not found');
    expect(missing && describeCause(missing)).toBe('the command curl is not installed');
  });

  it('name each directory of manual pages that is missing', () => {
    const failed = (path: string) =>
      `update-alternatives: error: error creating symbolic link '${path}.dpkg-tmp': No such file or directory`;
    const found = causes(
      failed('/usr/share/man/man7/ABORT.7.gz'),
      failed('/usr/share/man/ja/man1/java.1.gz'),
    );
    expect(found.map(({ captures }) => captures.path)).toEqual([
      '/usr/share/man/man7',
      '/usr/share/man/ja/man1',
    ]);
  });

  it('are said with their line where a part is not known', () => {
    const [cause] = causes('E: Unable to correct problems, you have held broken packages.');
    expect(cause && describeCause(cause)).toContain('held broken packages');
  });
});

describe('signatures', () => {
  const sources = SIGNATURES.map(({ pattern }) => pattern.source);

  it('capture only what has a name in the contract', () => {
    const names = sources.flatMap((source) =>
      [...source.matchAll(/\(\?<([a-z]\w*)>/g)].map(([, name]) => name ?? ''),
    );
    const known: ReadonlySet<string> = new Set(CAPTURES);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('capture what the sentence of their cause may speak of', () => {
    const asked = Object.values(CAUSE_KINDS).flatMap((text) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    );
    const known: ReadonlySet<string> = new Set(CAPTURES);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('have no state that one line leaves to the next', () => {
    expect(SIGNATURES.filter(({ pattern }) => pattern.global || pattern.sticky)).toEqual([]);
  });

  it('repeat no repetition', () => {
    expect(sources.filter((source) => /[*+}]\)(?:[*+]|\{\d+,\})/.test(source))).toEqual([]);
  });

  it('do not begin with an endless repetition that is tried from every place', () => {
    const begins = /^(?:\((?:\?<\w+>|\?:)?)*(?:\\[SwW]|\.|\[(?:[^\]\\]|\\.)+\])[*+]/;
    expect(sources.filter((source) => begins.test(source))).toEqual([]);
  });
});
