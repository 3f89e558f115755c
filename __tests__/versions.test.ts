import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { main } from '../src/cli.ts';
import type { Versions } from '../src/packages/versions.ts';
import { loadTransforms } from '../src/registry.ts';
import { INQUIRIES } from '../src/versions/commands.ts';
import { readVersions } from '../src/versions/read.ts';

const transforms = (await loadTransforms()).filter(({ id }) => id.startsWith('pin-'));
const DIGEST = `sha256:${'0a'.repeat(32)}`;

function pinned(text: string, packages: Versions['packages'], digests: Versions['digests'] = {}): string {
  const versions = { image: 'x:1', packages, digests };
  const context = memoryContext({});
  const result = converge({ path: 'Dockerfile', text, context, transforms, unsafe: true, versions });
  expect(result.bugs).toEqual([]);
  return result.changes[0]?.after ?? text;
}

describe('packages are asked for in the version that is there', () => {
  it.each<[string, string, Versions['packages'], string]>([
    [
      'debian:12',
      'apt-get install -y curl zsh',
      { apt: { curl: '7.88.1-10' } },
      'apt-get install -y curl=7.88.1-10 zsh',
    ],
    [
      'alpine:3.20',
      'apk add --virtual .deps curl',
      { apk: { curl: '8.9.0-r0', '.deps': '1' } },
      'apk add --virtual .deps curl=8.9.0-r0',
    ],
    [
      'fedora:41',
      'dnf install -y curl',
      { rpm: { curl: '8.9.1-3.fc41' } },
      'dnf install -y curl-8.9.1-3.fc41',
    ],
    [
      'centos:7',
      'yum install -y curl',
      { rpm: { curl: '7.29.0-59.el7' } },
      'yum install -y curl-7.29.0-59.el7',
    ],
    [
      'opensuse/leap:15.6',
      'zypper install -y curl',
      { rpm: { curl: '8.6.0-1.1' } },
      'zypper install -y curl=8.6.0-1.1',
    ],
    [
      'python:3.12',
      'pip install Flask_Login',
      { pip: { 'flask-login': '0.6.3' } },
      'pip install Flask_Login==0.6.3',
    ],
    [
      'node:20',
      'npm install -g @a/b c@latest',
      { npm: { '@a/b': '1.0.0', c: '2.0.0' } },
      'npm install -g @a/b@1.0.0 c@2.0.0',
    ],
    ['ruby:3.3', 'gem install rake', { gem: { rake: '13.2.1' } }, 'gem install rake:13.2.1'],
    [
      'golang:1.22',
      'go install a.org/b/c@latest',
      { go: { 'a.org/b/c': 'v1.2.3' } },
      'go install a.org/b/c@v1.2.3',
    ],
  ])('%s: %s', (image, command, packages, expected) => {
    expect(pinned(`FROM ${image}\nRUN ${command}\n`, packages)).toBe(`FROM ${image}\nRUN ${expected}\n`);
  });
  it.each<[string, Versions['packages']]>([
    ['apt-get install -y "curl"', { apt: { curl: '1' } }],
    ['apt-get install -y curl:arm64 curl- curl/sid', { apt: { curl: '1' } }],
    ['apt-get install -y --simulate curl', { apt: { curl: '1' } }],
    ['npm install curl', { npm: { curl: '1' } }],
    ['npm install -g ./curl user/curl curl@1', { npm: { curl: '1', user: '1' } }],
    ['pip install -c limits.txt curl', { pip: { curl: '1' } }],
    ["pip install 'curl>1' ./curl curl[x]", { pip: { curl: '1' } }],
    ['["sh", "-c", "apt-get update && \\\n apt-get install -y curl"]', { apt: { curl: '1' } }],
    ['gem install curl -v 1.0', { gem: { curl: '1' } }],
    ['go install ./curl a.org/curl', { go: { 'a.org/curl': 'v1' } }],
    ['apt-get install -y curl', { apk: { curl: '1' } }],
  ])('and left alone: %s', (command, packages) => {
    const text = `FROM debian:12\nRUN ${command}\n`;
    expect(pinned(text, packages)).toBe(text);
  });
});

describe('a file of versions', () => {
  const text = (more: object) => JSON.stringify({ format: 1, image: 'x', packages: {}, ...more });
  it('may leave out what it does not have', () => {
    expect(readVersions(text({}), 'f')).toEqual({ image: 'x', packages: {}, digests: {} });
  });
  it.each([
    ['[]', 'no JSON object'],
    ['{', 'no JSON object'],
    [text({ format: 2 }), 'format is not 1'],
    [text({ image: '' }), 'image'],
    [text({ packages: { brew: {} } }), 'brew is unknown'],
    [text({ packages: { apt: { curl: '1; rm -rf /' } } }), 'packages.apt'],
    [text({ packages: { apt: { curl: 1 } } }), 'packages.apt'],
    [text({ digests: { a: 'sha256:1' } }), 'digests'],
  ])('is refused: %s', (json, reason) => {
    expect(() => readVersions(json, 'f')).toThrow(reason);
  });
});

it('has the same shape as its schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../schema/versions.schema.json', import.meta.url), 'utf8'),
  ) as { properties: { packages: { properties: object } } };
  expect(Object.keys(schema.properties.packages.properties)).toEqual(INQUIRIES.map(({ source }) => source));
});

/** Answers for an image called shop, on which apt, pip and npm are; nothing else is there. */
const ENGINE = `#!/bin/sh
for last in "$@"; do :; done
case "$1 $2 $last" in
  'image inspect shop') echo sha256:1 ;;
  'image inspect debian:12') echo '["debian@${DIGEST}"]' ;;
  'image inspect built') echo '[]' ;;
  'image inspect '*) echo "Error: No such image: $last" >&2; exit 1 ;;
  run*dpkg-query*)
    printf 'install ok installed\\tcurl\\t7.88.1-10\\n'
    printf 'deinstall ok config-files\\tgone\\t1.0\\n'
    printf 'install ok installed\\tlibc6\\t2.36-9\\ninstall ok installed\\tlibc6\\t2.36-8\\n' ;;
  run*pip*) echo '[{"name": "Flask.Login", "version": "0.6.3"}]' ;;
  run*npm*) echo '{"dependencies": {"@a/b": {"version": "1.0.0"}, "linked": {}}}' ;;
  *) exit 127 ;;
esac
`;

describe('dffix versions', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'dffix-versions-'));
    writeFileSync(join(directory, 'docker'), ENGINE);
    chmodSync(join(directory, 'docker'), 0o755);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const dffix = async (...argv: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const output = (to: string[]) => ({
      isTTY: false,
      columns: undefined,
      closed: false,
      write: (text: string) => void to.push(text),
    });
    const code = await main({
      argv,
      cwd: directory,
      env: { PATH: directory },
      platform: 'linux',
      stdin: (async function* () {})(),
      stdout: output(out),
      stderr: output(err),
    });
    return { code, out: out.join(''), err: err.join('') };
  };

  it('writes down what the image has', async () => {
    const { code, out, err } = await dffix('versions', '--image', 'shop', '--base', 'debian:12');
    expect([code, err]).toEqual([0, '']);
    expect(readVersions(out, 'out')).toEqual({
      image: 'shop',
      packages: { apt: { curl: '7.88.1-10' }, pip: { 'flask-login': '0.6.3' }, npm: { '@a/b': '1.0.0' } },
      digests: { 'debian:12': DIGEST },
    });
  });
  it('makes a file that --versions takes', async () => {
    const { out } = await dffix('versions', '--image=shop', '--base=debian:12');
    writeFileSync(join(directory, 'versions.json'), out);
    writeFileSync(join(directory, 'Dockerfile'), 'FROM debian:12\nRUN apt-get install -y curl\n');
    const only = ['--only', 'DL3008,pin-base-image-by-digest', '--versions', 'versions.json'];
    expect((await dffix(...only, '--write', 'Dockerfile')).code).toBe(0);
    expect(readFileSync(join(directory, 'Dockerfile'), 'utf8')).toBe(
      `FROM debian:12@${DIGEST}\nRUN apt-get install -y curl=7.88.1-10\n`,
    );
  });
  it.each([
    [['versions'], '--image'],
    [['versions', '--image', 'absent'], 'no image absent'],
    [['versions', '--image', 'shop', '--base', 'built'], 'was not pulled'],
    [['versions', '--image', 'shop', '--engine', 'rkt'], 'docker or podman'],
    [['versions', '--image', 'shop', '--engine', 'podman'], 'not on PATH'],
    [['--versions', 'absent.json', '.'], 'absent.json'],
  ])('tells what is wrong with %j', async (argv, message) => {
    const { code, out, err } = await dffix(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('what a database prints', () => {
  const read = (source: string, output: string) =>
    INQUIRIES.find((one) => one.source === source)?.read(output);
  it.each<[string, string, [string, string][]]>([
    [
      'apk',
      'busybox-1.36.1-r29\nlibstdc++-13.2.1_git20240309-r0\nWARNING: x\n',
      [
        ['busybox', '1.36.1-r29'],
        ['libstdc++', '13.2.1_git20240309-r0'],
      ],
    ],
    ['rpm', 'curl\t8.9.1-3.fc41\n', [['curl', '8.9.1-3.fc41']]],
    [
      'gem',
      '*** LOCAL GEMS ***\n\njson (default: 2.7.1)\nnokogiri (1.16.2 x86_64-linux, 1.15.4)\n',
      [
        ['json', '2.7.1'],
        ['nokogiri', '1.16.2'],
      ],
    ],
    [
      'go',
      '/go/bin/c: go1.22.1\n\tpath\ta.org/b/c\n\tmod\ta.org/b\tv1.2.3\th1:x=\n\tdep\tz\tv1\th1:y=\n',
      [['a.org/b/c', 'v1.2.3']],
    ],
  ])('of %s', (source, output, expected) => {
    expect(read(source, output)).toEqual(expected);
  });
});
