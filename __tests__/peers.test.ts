/**
 * What other tools have been seen to break in Dockerfiles that worked. dffix gets each of them with every transform on,
 * those of style and the unsafe ones too.
 */
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import type { Instruction } from '../src/dockerfile/types.ts';
import { main } from '../src/cli.ts';
import { loadTransforms } from '../src/registry.ts';
import { harms, shellHarms } from './support/harm.ts';
import { readPlainly } from './support/plain-reader.ts';
import { inTerminal } from './support/terminal.ts';

const transforms = await loadTransforms();
const written = transforms.filter(({ safety }) => safety !== 'manual').map(({ id }) => id);

/** The text after every transform that may write had its turn, named or not. */
function repaired(text: string, files: Readonly<Record<string, string>> = {}, unsafe = true): string {
  const result = converge({
    path: 'Dockerfile',
    text,
    context: memoryContext(files),
    transforms,
    unsafe,
    ...(unsafe ? { only: new Set(written) } : {}),
    asOf: new Date('2026-11-01'),
  });
  expect(result.bugs).toEqual([]);
  const after = result.changes.find(({ path }) => path === 'Dockerfile')?.after ?? text;
  expect(harms(text, after)).toEqual([]);
  expect([...shellHarms([{ name: 'x', before: text, after }])]).toEqual([]);
  expect(parseDockerfile(after).problems).toEqual([]);
  return after;
}

const all = (text: string, keyword: string): Instruction[] =>
  parseDockerfile(text).instructions.filter((one) => one.keyword === keyword);

const bodies = (text: string, keyword: string): string[] =>
  all(text, keyword).map(({ body }) => body.text.trim());

/** Name and value of each pair, as the builder reads them. */
const pairs = (text: string, keyword: string): [string, string | undefined][] =>
  all(text, keyword).flatMap((one) =>
    one.pairs.map(({ key, value }) => [key, value?.value] as [string, string | undefined]),
  );

const script = (text: string): string =>
  readPlainly(text)
    .instructions.filter(({ keyword }) => keyword === 'RUN')
    .map(({ body, heredocs }) => [body, ...heredocs.map((one) => one.body)].join('\n'))
    .join('\n')
    .replaceAll(/\s+/g, ' ');

describe('a list of packages', () => {
  it.each(['&& echo done', '-t stable', '; echo done', '|| true'])(
    'goes on after its last line with %s',
    (end) => {
      const text = `FROM debian:bookworm\nRUN apt-get update && apt-get install -y \\\n  zsh \\\n  bash \\\n  ${end}\n`;
      const now = script(repaired(text));
      for (const word of ['zsh', 'bash', end]) expect(now).toContain(` ${word}`);
      expect(now.indexOf(end, now.indexOf('install'))).toBeGreaterThan(now.indexOf(' zsh'));
    },
  );
});

describe('names and values', () => {
  it('of the old form over several lines keep their value', () => {
    const now = repaired('FROM alpine:3.20\nENV A \\\n b \\\n c\n');
    const [[name, value] = []] = pairs(now, 'ENV');
    expect([name, value?.split(/\s+/)]).toEqual(['A', ['b', 'c']]);
  });
  it('of a label in quotes get no more quotes', () => {
    const now = repaired('FROM alpine:3.20\nLABEL maintainer "X <y@example.org>"\n');
    expect(pairs(now, 'LABEL')).toEqual([['maintainer', 'X <y@example.org>']]);
  });
  it('of MAINTAINER become a label with the same words', () => {
    const now = repaired('FROM alpine:3.20\nMAINTAINER X "Y" <y@example.org>\n');
    expect(pairs(now, 'LABEL').map(([, value]) => value)).toEqual(['X "Y" <y@example.org>']);
  });
});

describe('ENTRYPOINT and CMD', () => {
  it.each(['', '\n'])('are there at the end of a file that ends in %j', (end) => {
    const now = repaired(`FROM alpine:3.20\nCMD ["x"]\nENTRYPOINT ["y"]\nRUN true\nEXPOSE 80${end}`);
    expect(bodies(now, 'CMD')).toEqual(['["x"]']);
    expect(bodies(now, 'ENTRYPOINT')).toEqual(['["y"]']);
    expect(now.endsWith('\n')).toBe(end !== '');
  });
});

describe('ADD', () => {
  it('stays unless it is asked for where a pattern may find an archive', () => {
    const now = repaired('FROM alpine:3.20\nADD a* /w/\n', { 'a.tar.gz': '' }, false);
    expect([bodies(now, 'ADD'), bodies(now, 'COPY')]).toEqual([['a* /w/'], []]);
  });
  it.each(['x.tar.gz /', 'https://example.org/x /x', 'src.tar.xz /usr/src/', '$FILE /w/'])(
    'stays where it may unpack or fetch: %s',
    (what) => {
      const files = { 'x.tar.gz': '', 'src.tar.xz': '' };
      const now = repaired(`FROM alpine:3.20\nARG FILE\nADD ${what}\n`, files);
      expect(bodies(now, 'COPY')).toEqual([]);
      expect(bodies(now, 'ADD')).toEqual([what]);
    },
  );
  it('keeps a flag that COPY does not have', () => {
    const line = 'ADD --keep-git-dir=true https://github.com/moby/buildkit.git#v0.10.1 /buildkit';
    expect(repaired(`# syntax=docker/dockerfile:1\nFROM alpine:3.20\n${line}\n`)).toContain(line);
  });
});

describe('the lists of apt', () => {
  it('stay for the next RUN that installs without fetching them', () => {
    const text =
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl\nUSER root\nRUN apt-get install -y git\n';
    const first = script(repaired(text)).split('apt-get install')[1];
    expect(first).not.toContain('/var/lib/apt/lists');
  });
  it('stay for a stage that is built from this one', () => {
    const text =
      'FROM debian:bookworm AS base\nRUN apt-get update && apt-get install -y curl\nFROM base\nRUN apt-get install -y git\n';
    const [base = ''] = repaired(text).split('FROM base');
    expect(base).not.toContain('rm -rf /var/lib/apt');
  });
});

describe('words of a command', () => {
  it('useradd keeps the value of its option', () => {
    const now = script(repaired('FROM debian:bookworm\nRUN groupadd grp && useradd -g grp app\n'));
    expect(now).toMatch(/useradd (?:-\S+ )*-g grp (?:-\S+ )*app/);
  });
  it('do stays apart from apk', () => {
    const now = script(repaired('FROM alpine:3.20\nRUN for p in a b; do apk add $p; done\n'));
    expect(now).toMatch(/\bdo apk add /);
  });
  it('the target of a mount stays apart from npm', () => {
    const text = 'FROM node:20\nRUN --mount=type=cache,target=/root/.npm npm ci\n';
    const run = all(repaired(text, { 'package.json': '{}', 'package-lock.json': '{}' }), 'RUN').at(-1);
    expect(run?.flags.map(({ value }) => value)).toEqual(['type=cache,target=/root/.npm']);
    expect(run?.body.text).toMatch(/^npm ci\b/);
  });
});

describe('the text around', () => {
  const text = [
    '# syntax=docker/dockerfile:1',
    '# escape=`',
    '# the first comment',
    'from alpine:3.20 as Build',
    'RUN apk add curl `',
    '    # between',
    '    git',
    'ENV A b',
    '# the last comment',
  ];
  it.each(['\n', '\r\n'])('keeps directives, comments, and its end with %j', (eol) => {
    for (const end of ['', eol]) {
      const before = text.join(eol) + end;
      const now = repaired(before);
      expect(now).not.toBe(before);
      expect(now.split(/\r?\n/).slice(0, 3)).toEqual(text.slice(0, 3));
      expect(now).toContain('# between');
      expect(now).toMatch(/# the last comment\s*$/);
      expect(now.endsWith('\n')).toBe(end !== '');
      expect(now.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
    }
  });
});

describe('the user', () => {
  it.each(['alpine:3.20', 'debian:bookworm', 'node:20', 'scratch'])('of %s is one that is there', (image) => {
    const now = repaired(`FROM ${image}\nCOPY . /app\nCMD ["/app/x"]\n`, { x: '' });
    const start = all(now, 'CMD')[0]?.range.start ?? 0;
    for (const { body, range } of all(now, 'USER')) {
      expect(range.start).toBeLessThan(start);
      const name = body.text.trim();
      const isThere =
        /^(?:root|\d+(?::\d+)?)$/.test(name) ||
        (image === 'node:20' && name === 'node') ||
        script(now).includes(name);
      expect([name, isThere]).toEqual([name, true]);
    }
  });
  it('of Alpine is made by its own programs', () => {
    const now = repaired('FROM alpine:3.20\nCOPY --chown=app:app x /x\nUSER app\nCMD ["/x"]\n', { x: '' });
    expect(script(now)).not.toMatch(/\b(?:groupadd|useradd)\b/);
  });
});

describe('the exec form', () => {
  it.each([
    'node $APP',
    'migrate && serve',
    'serve | tee log',
    'cat *.conf',
    'serve > log',
    'cd /app; serve',
    'serve ~/x',
    'serve `hostname`',
    'A=1 serve',
    'serve [ab]',
  ])('is not for what a shell expands: %s', (command) => {
    const now = repaired(`FROM node:20\nCMD ${command}\n`);
    const [last] = all(now, 'CMD').slice(-1);
    // The words of a shell that is named may be what they are.
    const words = last?.json?.map(({ value }) => value);
    if (words !== undefined) expect(words.slice(1, 2)).toEqual(['-c']);
    expect(words?.at(-1) ?? last?.body.text.trim()).toContain(command.split(' ').at(-1));
  });
});

describe('joined RUNs', () => {
  it.each(['make; true', 'make || true', 'serve &', 'make || exit 0; make install'])(
    'mean the same after %s',
    (command) => {
      const now = repaired(`FROM debian:bookworm\nRUN ${command}\nRUN ls /\n`);
      expect(bodies(now, 'RUN')).toHaveLength(2);
      expect(bodies(now, 'RUN')[1]).toBe('ls /');
    },
  );
  it('do not end in the comment of the first one', () => {
    const now = repaired('FROM debian:bookworm\nRUN make # all of it\nRUN ls /\n');
    const last = bodies(now, 'RUN').at(-1);
    expect(last).toMatch(/ls \/$/);
    expect(last).not.toContain('#');
  });
});

describe('several things at once', () => {
  it('are all done in one run', () => {
    const now = repaired('from alpine:3.20 as Build\nrun true\nFROM scratch\nCOPY --from=Build /x /x\n');
    const head = /^(\w+) alpine:3.20 (\w+) (\w+)$/m.exec(now);
    expect(head?.[1]?.toLowerCase()).toBe('from');
    expect([head?.[1] === head?.[1]?.toUpperCase(), head?.[2] === head?.[2]?.toUpperCase()]).toEqual([
      true,
      true,
    ]);
    expect(head?.[3]).toBe('build');
    expect(repaired(now)).toBe(now);
  });
});

describe('a file that nothing can read', () => {
  it('does not keep the next one from its repair', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'dffix-peers-'));
    try {
      writeFileSync(join(directory, 'a.Dockerfile'), 'FROM\nBOGUS x\n');
      writeFileSync(join(directory, 'b.Dockerfile'), Buffer.from([0x46, 0xff, 0xfe, 0x0a]));
      writeFileSync(join(directory, 'c.Dockerfile'), 'FROM alpine:3.20\nMAINTAINER x\n');
      const { code, out, err } = await inTerminal(main, directory, ['--dry-run', '--no-config', '.']);
      expect(code).toBe(2);
      expect(out).toContain('c.Dockerfile');
      expect(err).toMatch(/a\.Dockerfile[^]*b\.Dockerfile/);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
