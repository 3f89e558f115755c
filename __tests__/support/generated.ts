import fc from 'fast-check';

/** Where an instruction may go on in the next line: any of its blanks. */
type Chunks = readonly string[];

const chunks = (text: string): Chunks => text.split(' ');

/** What people write, and what dffix has an opinion of. */
const BODIES = {
  RUN: [
    'apt-get update && apt-get install curl git && echo done',
    'apt-get install -y --no-install-recommends zsh',
    'apt-get update -qq ; apt-get install -y build-essential libpq-dev || true',
    'apk add --no-cache curl',
    'apk update && apk add bash',
    'if [ -n "$X" ]; then apk add git; else apk del git; fi',
    'for i in 1 2; do apt-get install -y p$i; done',
    'cd /srv && make',
    'sudo mkdir -p /data',
    'useradd -g www-data app',
    'groupadd -r app && useradd --no-log-init -r -g app app',
    'pip install --user flask==2.0.0',
    'pip install -r requirements.txt',
    'npm ci && npm run build',
    'yarn install --production',
    'curl -sL https://example.org/x.sh | bash',
    'wget https://example.org/a.tgz && tar xzf a.tgz',
    'echo "a # b" \'c && d\'',
    'echo `date` > /built',
    'echo "one\\ntwo" > /x',
    'export A=$(pwd)',
    '--mount=type=cache,target=/root/.npm npm ci',
    '["echo", "a b"]',
    'gem install bundler',
    'yum install -y httpd',
    'sleep 1 & wait',
    'ln -sf /bin/bash /bin/sh',
    'gpg --keyserver pool.sks-keyservers.net --recv-keys 0123456789ABCDEF',
  ],
  ENV: [
    'A b c',
    'A=1 B="x y" C=z\\ w',
    'HOME /root',
    'PATH /opt/bin:$PATH',
    'A  "q r"',
    'DEBIAN_FRONTEND noninteractive',
  ],
  LABEL: ['maintainer "X <y@example.org>"', 'a=b c="d e"', 'a b c'],
  MAINTAINER: ['Jo <jo@example.org>'],
  ARG: ['X', 'X=1', 'V="a b"'],
  COPY: [
    '. .',
    '--chown=app:app . /srv',
    'a b /srv/dir',
    '["a b", "/x/"]',
    'package*.json ./',
    '--from=0 /x /y',
    'requirements.txt app/',
  ],
  ADD: ['https://example.org/x.tar.gz /x/', 'x.tar.gz /', 'a* /w/', '. /app', 'https://example.org/x /'],
  CMD: [
    '["npm", "start"]',
    'node server.js',
    "['node', 'x.js']",
    'echo $HOME && ls *.js',
    '["python", "app.py"]',
  ],
  ENTRYPOINT: ['["/entry.sh"]', 'exec top -b', './start.sh'],
  HEALTHCHECK: ['NONE', '--interval=5s CMD curl -f http://localhost/ || exit 1'],
  EXPOSE: ['80', '80/TCP 443', '$PORT'],
  USER: ['app', '1000:1000', 'root'],
  WORKDIR: ['app', '/srv/app', '"/a b"', '$HOME'],
  VOLUME: ['["/data"]', '/data /more'],
  SHELL: ['["/bin/bash", "-o", "pipefail", "-c"]'],
  STOPSIGNAL: ['SIGTERM'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const IMAGES = [
  'debian:bookworm',
  'alpine:3.20',
  'node:20',
  'python:3.12-slim',
  'ubuntu',
  'scratch',
  '$BASE',
  'openjdk:8-jre',
  'Debian:12',
];

const COMMENTS = ['', ' why', ' RUN x', ' ends in \\', " it's", ' <<EOF', ' é😀', '# two'];

const blanks = fc.constantFrom('', '', '', ' ', '\t', '  ');

const spelt = (keyword: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    keyword,
    keyword,
    keyword.toLowerCase(),
    `${keyword.slice(0, 1)}${keyword.slice(1).toLowerCase()}`,
    `${keyword.slice(0, 1).toLowerCase()}${keyword.slice(1)}`,
  );

interface Spelling {
  readonly escape: string;
  readonly eol: fc.Arbitrary<string>;
}

/** A comment or an empty line, with its line break. */
const silent = ({ eol }: Spelling): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(blanks, fc.constantFrom(...COMMENTS), eol)
      .map(([indent, text, end]) => `${indent}#${text}${end}`),
    fc.tuple(blanks, eol).map((parts) => parts.join('')),
  );

/** Blanks between two words, now and then a continuation with comments and empty lines behind it. */
const gap = (spelling: Spelling): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(' ', ' ', ' ', '  ', '\t') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(blanks, spelling.eol, fc.array(silent(spelling), { maxLength: 2 }), blanks)
        .map(
          ([trailing, end, between, indent]) =>
            ` ${spelling.escape}${trailing}${end}${between.join('')}${indent}`,
        ),
    },
  );

const spread = (words: Chunks, spelling: Spelling): fc.Arbitrary<string> =>
  fc
    .tuple(...words.map(() => gap(spelling)))
    .map((gaps) => words.map((word, index) => `${gaps[index] ?? ''}${word}`).join(''));

const keywords = Object.keys(BODIES) as (keyof typeof BODIES)[];

const plain = (spelling: Spelling): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constant('RUN' as const) },
      { weight: 4, arbitrary: fc.constantFrom(...keywords) },
    )
    .chain((keyword) =>
      fc
        .tuple(
          blanks,
          spelt(keyword),
          fc.constantFrom<string>(...BODIES[keyword]).chain((body) => spread(chunks(body), spelling)),
          blanks,
          spelling.eol,
        )
        .map((parts) => parts.join('')),
    );

const onbuild = (spelling: Spelling): fc.Arbitrary<string> =>
  fc
    .tuple(
      spelt('ONBUILD'),
      fc.constantFrom(
        'RUN apt-get update && apt-get install git',
        'copy . /app',
        'ENV A b',
        'RUN cd /x && make',
      ),
      spelling.eol,
    )
    .map(([keyword, trigger, end]) => `${keyword} ${trigger}${end}`);

const LINES = [
  'apt-get install -y git',
  'echo x',
  '',
  '# a comment',
  '\techo "$X"',
  'USER y',
  'echo a \\',
  'cd /x && ls',
];

const heredoc = (spelling: Spelling): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(
        'RUN <<EOF',
        "run <<-'EOF'",
        'COPY <<EOF /x',
        'RUN cat <<EOF > /x',
        'RUN <<"EOF" bash -e',
      ),
      fc.array(fc.constantFrom(...LINES), { maxLength: 4 }),
      spelling.eol,
    )
    .map(([head, lines, end]) => [head, ...lines, 'EOF', ''].join(end));

const from = ({ eol }: Spelling): fc.Arbitrary<string> =>
  fc
    .tuple(
      spelt('FROM'),
      fc.constantFrom('', '', '--platform=linux/amd64 ', '--platform=$BUILDPLATFORM '),
      fc.constantFrom(...IMAGES),
      fc.constantFrom('', ' AS base', ' as Build', ' As x'),
      eol,
    )
    .map(([keyword, flag, image, name, end]) => `${keyword} ${flag}${image}${name}${end}`);

const stage = (spelling: Spelling): fc.Arbitrary<string> =>
  fc
    .tuple(
      from(spelling),
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: plain(spelling) },
          { weight: 1, arbitrary: heredoc(spelling) },
          { weight: 1, arbitrary: onbuild(spelling) },
          { weight: 2, arbitrary: silent(spelling) },
        ),
        { maxLength: 8 },
      ),
    )
    .map(([head, body]) => head + body.join(''));

/** The text of a Dockerfile with every oddity that its syntax allows. */
export const generatedDockerfile: fc.Arbitrary<string> = fc
  .record({
    bom: fc.nat(5).map((number) => number === 0),
    escape: fc.constantFrom('\\', '\\', '\\', '`'),
    eol: fc.constantFrom(['\n'], ['\n'], ['\r\n'], ['\n', '\r\n']),
    syntax: fc.boolean(),
    finalBreak: fc.boolean(),
  })
  .chain(({ bom, escape, eol, syntax, finalBreak }) => {
    const spelling: Spelling = { escape, eol: fc.constantFrom(...eol) };
    const head = [
      ...(syntax ? ['# syntax=docker/dockerfile:1'] : []),
      ...(escape === '`' ? ['# escape=`'] : []),
    ].map((line) => line + (eol[0] ?? ''));
    return fc
      .tuple(
        fc.array(silent(spelling), { maxLength: 2 }),
        fc.array(stage(spelling), { minLength: 1, maxLength: 2 }),
      )
      .map(([top, stages]) => {
        const text = `${bom ? '\uFEFF' : ''}${[...head, ...top, ...stages].join('')}`;
        return finalBreak ? text : text.replace(/\r?\n$/, '');
      });
  });
