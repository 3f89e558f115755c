import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { logEvidence } from '../src/build/failure.ts';
import { main } from '../src/cli.ts';
import type { Offer } from '../src/fix.ts';
import type { NamedTransform } from '../src/transform.ts';

/** Renames the package that the log could not find, in the step that it names. */
const RENAME: NamedTransform = {
  id: 'rename',
  summary: 'say new',
  why: 'because',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes({ dockerfile, failure }): Iterable<Offer> {
    const cause = failure?.cause('package-not-found');
    const { range } = failure?.step?.instruction ?? {};
    if (cause === undefined || range === undefined) return;
    const name = cause.captures.package ?? '';
    const start = dockerfile.text.indexOf(` ${name}`, range.start) + 1;
    if (start === 0 || start > range.end) return;
    const at = { start, end: start + name.length };
    yield {
      kind: 'fix',
      message: `${name} is called new`,
      at,
      edits: [{ ...at, text: 'new' }],
      because: [logEvidence(cause)],
    };
  },
};

function failing(text: string, message = 'E: Unable to locate package old'): string {
  return [
    'Step 1/2 : FROM debian:12',
    ' ---> 0123456789ab',
    `Step 2/2 : ${text}`,
    ' ---> Running in 0123456789ab',
    message,
    `The command '/bin/sh -c ${text.replace('RUN ', '')}' returned a non-zero code: 100`,
    '',
  ].join('\n');
}

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'dffix log-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function dffix(cwd: string, input: string, ...argv: readonly string[]): Promise<Outcome> {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTTY: false,
    columns: 200,
    closed: false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  async function* stdin(): AsyncIterable<Uint8Array> {
    yield Buffer.from(input);
  }
  const code = await main(
    { argv, cwd, env: {}, platform: 'linux', stdin: stdin(), stdout: output('out'), stderr: output('err') },
    () => Promise.resolve([RENAME]),
  );
  return { code, ...written };
}

const INSTALL = 'RUN apt-get install -y old';
const DOCKERFILE = `FROM debian:12\n${INSTALL}\n`;

describe('dffix --log', () => {
  it('says what it understood, and repairs it', async () => {
    const cwd = folder({ Dockerfile: DOCKERFILE, 'build.log': failing(INSTALL) });
    const { code, out } = await dffix(cwd, '', '--log', 'build.log', '--write', 'Dockerfile');
    expect(out.split('\n').slice(0, 4)).toEqual([
      'log of docker, step 2/2 failed',
      '  at      Dockerfile:2  RUN apt-get install -y old',
      '  cause   there is no package old (line 5: E: Unable to locate package old)',
      '  repair  rename',
    ]);
    expect(out).toContain('because line 5 of the log: E: Unable to locate package old');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(
      'FROM debian:12\nRUN apt-get install -y new\n',
    );
  });

  it('reads the log from standard input, and keeps a patch on standard output clean', async () => {
    const cwd = folder({ Dockerfile: DOCKERFILE });
    const { code, out, err } = await dffix(cwd, failing(INSTALL), '--log', '-', '--dry-run');
    expect(out).toMatch(/^diff --git a\/Dockerfile b\/Dockerfile\n/);
    expect(out).toContain('+RUN apt-get install -y new');
    expect(err).toContain('cause   there is no package old');
    expect(code).toBe(1);
  });

  it('says so where there is no repair', async () => {
    const cwd = folder({ Dockerfile: DOCKERFILE });
    const log = failing(INSTALL, 'E: Unable to locate package gone');
    const { code, out } = await dffix(cwd, log, '--log', '-');
    expect(out).toContain('cause   there is no package gone');
    expect(out).toContain('repair  none is known for this');
    expect(code).toBe(0);
  });

  it('says so where it understands nothing, and where the log is of another file', async () => {
    const cwd = folder({ Dockerfile: DOCKERFILE });
    expect((await dffix(cwd, 'all is well\n', '--log', '-')).out).toContain('the log shows no failure');
    expect((await dffix(cwd, failing('RUN something else'), '--log', '-')).out).toContain(
      'a step that Dockerfile does not have',
    );
  });

  it('finds the Dockerfile that the log is of', async () => {
    const other = 'FROM debian:12\nRUN apt-get install -y other\n';
    const cwd = folder({ 'a/Dockerfile': other, 'b/Dockerfile': DOCKERFILE });
    const { out } = await dffix(cwd, failing(INSTALL), '--log', '-');
    expect(out).toContain('at      b/Dockerfile:2');
    expect(out).toContain('1 file');
  });

  it('asks where several Dockerfiles fit', async () => {
    const cwd = folder({ 'a/Dockerfile': DOCKERFILE, 'b/Dockerfile': DOCKERFILE });
    const { code, err } = await dffix(cwd, failing(INSTALL), '--log', '-');
    expect(err).toContain('it may be a/Dockerfile or b/Dockerfile: name it');
    expect(code).toBe(2);
  });

  it('refuses a log that cannot be read, and standard input for both', async () => {
    const cwd = folder({ Dockerfile: DOCKERFILE });
    expect((await dffix(cwd, '', '--log', 'none.log')).err).toContain(
      'the log none.log cannot be read: there is no such file',
    );
    expect((await dffix(cwd, '', '-', '--log', '-')).err).toContain("'-' is the Dockerfile or the --log");
  });
});
