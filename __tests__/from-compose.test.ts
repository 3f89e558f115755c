import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import type { Fix, Offer } from '../src/fix.ts';
import { loadTransforms } from '../src/registry.ts';
import type { NamedTransform } from '../src/transform.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-from-compose-'));
let cwd = top;
let number = 0;

beforeEach(() => {
  cwd = join(top, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
});
afterAll(() => rmSync(top, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const text = (path: string): string => readFileSync(join(cwd, path), 'utf8');

/** In a stage that is built: writes `who` as WHO is there, and `greeting` as the file in the build context has it. */
const TELLER: NamedTransform = {
  id: 'teller',
  summary: 'tell',
  why: 'because',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build): Iterable<Offer> {
    for (const stage of build.needed)
      for (const { instruction, index } of stage.steps) {
        const who = stage.state(index).seen('WHO');
        const told = { who: who.known ? who.value : undefined, greeting: build.context.text('greeting') };
        for (const [word, value] of Object.entries(told)) {
          const start = build.dockerfile.text.indexOf(`RUN ${word}\n`, instruction.range.start);
          if (start !== instruction.range.start || value === undefined) continue;
          const at = { start: start + 4, end: start + 4 + word.length };
          yield { kind: 'fix', message: `${word} is told`, at, edits: [{ ...at, text: value }], because: [] };
        }
      }
  },
};

/** Writes the file `note` of the build context anew. */
const NOTER: NamedTransform = {
  ...TELLER,
  id: 'noter',
  *fixes({ context }): Iterable<Offer> {
    if (context.companion('note') !== 'old\n') return;
    const at = { start: 0, end: 4 };
    const edits: Fix['edits'] = [{ file: 'note', start: 0, end: 3, text: 'new' }];
    yield { kind: 'fix', message: 'the note is old', at, edits, because: [] };
  },
};

function dffix(...argv: string[]): Promise<Outcome> {
  const load = () => Promise.resolve([TELLER, NOTER]);
  return inTerminal((terminal) => main(terminal, load), cwd, ['--no-cache', ...argv]);
}

const STAGES = 'FROM a AS one\nARG WHO\nRUN who\nFROM b AS two\nARG WHO=default\nRUN who\n';

describe('Dockerfiles of Compose files and Bake files', () => {
  it('are all that is looked at', async () => {
    put({
      'compose.yaml': 'services: { web: { build: { context: ., dockerfile: odd/name, args: [WHO=web] } } }\n',
      'api/docker-bake.hcl': 'target "api" { args = { WHO = "api" } }\n',
      'odd/name': 'FROM a\nARG WHO\nRUN who\n',
      'api/Dockerfile': 'FROM a\nARG WHO=x\nRUN who\n',
      'other/Dockerfile': 'FROM a\nARG WHO=other\nRUN who\n',
    });
    const { code } = await dffix('--from-compose', '--write');
    expect(code).toBe(0);
    expect(text('odd/name')).toBe('FROM a\nARG WHO\nRUN web\n');
    expect(text('api/Dockerfile')).toBe('FROM a\nARG WHO=x\nRUN api\n');
    expect(text('other/Dockerfile')).toBe('FROM a\nARG WHO=other\nRUN who\n');
  });

  it('are those of the files that are named', async () => {
    put({
      'compose.yaml': 'services: { a: { build: { context: ., args: [WHO=compose] } } }\n',
      'build.json': JSON.stringify({ target: { a: { args: { WHO: 'bake' } } } }),
      Dockerfile: 'FROM a\nARG WHO\nRUN who\n',
    });
    await dffix('--from-compose', '--write', 'build.json');
    expect(text('Dockerfile')).toBe('FROM a\nARG WHO\nRUN bake\n');
    const { code, err } = await dffix('--from-compose', 'Dockerfile');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('takes Compose files, Bake files and directories: Dockerfile is none'),
    ]);
  });

  it('are found in the build context that is named, not in a guessed one', async () => {
    put({
      'compose.yaml': 'services: { a: { build: { context: src, dockerfile: ../docker/Dockerfile } } }\n',
      'docker/Dockerfile': 'FROM a\nRUN greeting\n',
      'docker/greeting': 'beside',
      greeting: 'above',
      'src/greeting': 'echo source',
    });
    await dffix('--from-compose', '--write');
    expect(text('docker/Dockerfile')).toBe('FROM a\nRUN echo source\n');
    expect((await dffix('--from-compose', '--context', '.')).err).toContain('not with --context');
  });

  it('are built up to their target', async () => {
    put({
      'compose.yaml': 'services: { a: { build: { context: ., target: one, args: { WHO: a } } } }\n',
      Dockerfile: STAGES,
    });
    await dffix('--from-compose', '--write');
    expect(text('Dockerfile')).toBe(STAGES.replace('RUN who', 'RUN a'));
  });

  it('do not rest on a value that only the environment tells', async () => {
    put({
      'compose.yaml': 'services: { a: { build: { context: ., args: [WHO] } } }\n',
      Dockerfile: STAGES,
    });
    expect((await dffix('--from-compose', '--dry-run')).out).toBe('');
    expect((await dffix('--dry-run')).out).toContain('+RUN default');
  });

  it('may be none, which is told', async () => {
    put({ 'compose.yaml': 'services: { db: { image: postgres } }\n', Dockerfile: STAGES });
    const { code, err } = await dffix('--from-compose');
    expect([code, err]).toEqual([
      0,
      'dffix: warning: no Compose file and no Bake file builds a Dockerfile here (1 read)\n',
    ]);
  });

  it('tell why a build is left alone, and go on', async () => {
    put({
      'compose.yaml':
        'services: { a: { build: { dockerfile_inline: FROM x } }, b: { build: { context: ., args: [WHO=b] } } }\n',
      Dockerfile: 'FROM a\nARG WHO\nRUN who\n',
    });
    const { code, err } = await dffix('--from-compose', '--write');
    expect(code).toBe(0);
    expect(err).toContain('service a of compose.yaml is left alone: its Dockerfile stands in this file');
    expect(text('Dockerfile')).toContain('RUN b');
  });
});

describe('a Dockerfile that several services build', () => {
  const compose = (a: string, b: string) =>
    `services:\n  a: { build: { context: ., ${a} } }\n  b: { build: { context: ., ${b} } }\n`;

  it('is repaired in what is right for all of them', async () => {
    put({
      'compose.yaml': compose('args: [WHO=same, X=1]', 'args: [WHO=same]'),
      Dockerfile: 'FROM a\nARG WHO\nRUN who\n',
    });
    await dffix('--from-compose', '--write');
    expect(text('Dockerfile')).toBe('FROM a\nARG WHO\nRUN same\n');
  });

  it('keeps what is right for one of them alone, with the reason', async () => {
    const file = 'FROM a\nARG WHO\nRUN who\nRUN greeting\n';
    put({ 'compose.yaml': compose('args: [WHO=a]', 'args: [WHO=b]'), Dockerfile: file, greeting: 'hello' });
    const { out } = await dffix('--from-compose', '--verbose');
    const ends = 'of compose.yaml';
    expect(out.replace(/\s+/g, ' ')).toContain(
      `it is for service a ${ends}, and not for service b ${ends}: both build this file`,
    );
    await dffix('--from-compose', '--write');
    expect(text('Dockerfile')).toBe(file.replace('RUN greeting', 'RUN hello'));
  });

  it('is repaired stage by stage where each builds another one', async () => {
    const both = 'FROM a AS base\nRUN greeting\n';
    const rest = 'FROM base AS x\nARG WHO\nRUN who\nFROM base AS y\nARG WHO\nRUN who\n';
    put({
      'compose.yaml': compose('target: x, args: [WHO=a]', 'target: y, args: [WHO=b]'),
      Dockerfile: `${both}\n${rest}`,
      greeting: 'hello',
    });
    await dffix('--from-compose', '--write');
    const repaired = rest.replace('RUN who', 'RUN a').replace('RUN who', 'RUN b');
    expect(text('Dockerfile')).toBe(`${both.replace('greeting', 'hello')}\n${repaired}`);
  });

  it('has no file changed of a build context that the others do not have', async () => {
    const file = 'FROM a\nRUN greeting\n';
    const files = { 'a/note': 'old\n', 'b/note': 'old\n', 'a/greeting': 'hello', 'b/greeting': 'hello' };
    put({
      'compose.yaml': [
        'services:',
        '  a: { build: { context: a, dockerfile: ../Dockerfile } }',
        '  b: { build: { context: b, dockerfile: ../Dockerfile } }',
      ].join('\n'),
      ...files,
      Dockerfile: file,
    });
    await dffix('--from-compose', '--write');
    expect(text('Dockerfile')).toBe('FROM a\nRUN hello\n');
    expect(text('a/note') + text('b/note')).toBe('old\nold\n');
  });

  it('has a file changed that all of them have', async () => {
    put({
      'compose.yaml': compose('args: [WHO=a]', 'args: [WHO=b]'),
      Dockerfile: 'FROM a\n',
      note: 'old\n',
    });
    const { err } = await dffix('--from-compose', '--write');
    expect(text('note')).toBe('new\n');
    expect(err).not.toContain('bug');
  });
});

describe('the rest of dffix', () => {
  it('answers from its cache until the definition changes', async () => {
    const compose = (who: string) => `services: { a: { build: { context: ., args: { WHO: ${who} } } } }\n`;
    put({
      'compose.yaml': compose('"${NAME}"'),
      '.env': 'NAME=a\n',
      Dockerfile: 'FROM x\nARG WHO\nRUN who\n',
    });
    const run = () =>
      inTerminal((terminal) => main(terminal, () => Promise.resolve([TELLER])), cwd, [
        '--cache',
        '--from-compose',
        '--dry-run',
      ]);
    expect((await run()).out).toContain('+RUN a');
    expect((await run()).out).toContain('+RUN a');
    put({ '.env': 'NAME=b\n' });
    expect((await run()).out).toContain('+RUN b');
    put({ 'compose.yaml': compose('c') });
    expect((await run()).out).toContain('+RUN c');
  });

  it('takes a Dockerfile for changed where its definition is', async () => {
    const files = ['a', 'b'].map((name): [string, string] => [
      `${name}/Dockerfile`,
      'FROM x\nARG WHO\nRUN who\n',
    ]);
    const compose = 'services: { app: { build: { context: ., args: [WHO=1] } } }\n';
    put({ ...Object.fromEntries(files), 'a/compose.yaml': compose, 'b/compose.yaml': compose });
    rmSync(join(cwd, '.git'), { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd });
    execFileSync('git', ['add', '.'], { cwd });
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    execFileSync('git', [...identity, 'commit', '--quiet', '--message', 'all'], { cwd });
    put({ 'b/compose.yaml': compose.replace('WHO=1', 'WHO=2') });
    const { out } = await dffix('--from-compose', '--since', 'HEAD', '--dry-run');
    expect(out.split('\n').filter((line) => line.startsWith('diff') || line.startsWith('+R'))).toEqual([
      'diff --git a/b/Dockerfile b/b/Dockerfile',
      '+RUN 2',
    ]);
  });

  it('lists the files that define builds among what it reads', async () => {
    put({
      'compose.yaml': 'services: { a: { extends: { file: base.yaml, service: a } } }\n',
      'base.yaml': 'services: { a: { build: . } }\n',
      '.env': 'A=b\n',
      Dockerfile: 'FROM a\n',
    });
    const { out } = await dffix('--from-compose', '--print-inputs');
    expect(out.split('\n')).toEqual(
      expect.arrayContaining(['.env', 'Dockerfile', 'base.yaml', 'compose.yaml']),
    );
  });
});

describe('the transforms', () => {
  async function patch(files: Readonly<Record<string, string>>, ...argv: string[]): Promise<string> {
    put(files);
    const { out } = await inTerminal(
      (terminal) => main(terminal, async () => [...(await loadTransforms())]),
      cwd,
      ['--no-cache', '--from-compose', '--dry-run', ...argv],
    );
    return out;
  }
  const compose = (build: string) => ({
    'compose.yaml': `services: { a: { build: { context: ., ${build} } } }\n`,
  });

  it('know the base image that an argument names', async () => {
    const file = 'ARG BASE\nFROM ${BASE}\nRUN apt-get install -y git-lfs\n';
    expect(await patch({ ...compose('args: [BASE=debian:bookworm]'), Dockerfile: file })).toContain(
      '+RUN apt-get update && apt-get install -y git-lfs',
    );
  });

  it('leave a default alone in whose place a value is passed', async () => {
    const file = 'ARG VERSION=1.19\nFROM golang:${VERSION}\nCOPY go.mod ./\nRUN go build .\n';
    const files = { Dockerfile: file, 'go.mod': 'module a\n\ngo 1.21\n' };
    const changed = '+ARG VERSION=1.21';
    expect(await patch({ ...compose('target: ""'), ...files }, '--only', 'raise-go-version')).toContain(
      changed,
    );
    expect(
      await patch({ ...compose('args: { VERSION: "1.20" }'), ...files }, '--only', 'raise-go-version'),
    ).toBe('');
  });

  it('take a name that stands for another build context for no stage, and for no image', async () => {
    const file = 'FROM alpine AS builder\nFROM alpine\nCOPY --from=build /x /x\n';
    const only = ['--only', 'copy-from-named-stage'];
    expect(await patch({ ...compose('args: []'), Dockerfile: file }, ...only)).toContain('--from=builder');
    const contexts = 'additional_contexts: { Build: ./x }';
    expect(await patch({ ...compose(contexts), Dockerfile: file }, ...only)).toBe('');
    const base = 'FROM debian:bookworm\nRUN apt-get install -y git-lfs\n';
    const replaced = 'additional_contexts: { "debian:bookworm": ./x }';
    expect(await patch({ ...compose(replaced), Dockerfile: base })).toBe('');
  });
});
